import { fileRoute } from '../../file-route'

/** The postmortem as a Markdown file. */
export const GET = fileRoute('markdown')
