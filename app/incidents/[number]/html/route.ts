import { memberRoute } from '@/lib/platform/web/route'
import { fileAs } from '../file-route'

/** The postmortem as one HTML file, to read without Nevermore or to print. */
export const GET = memberRoute(fileAs('html'))
