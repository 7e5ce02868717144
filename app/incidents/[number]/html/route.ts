import { fileRoute } from '../file-route'

/** The postmortem as one HTML file, to read without Nevermore or to print. */
export const GET = fileRoute('html')
