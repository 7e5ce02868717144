import { memberRoute } from '@/lib/platform/web/route'
import { fileAs } from '../../file-route'

/** The postmortem as a Markdown file. */
export const GET = memberRoute(fileAs('markdown'))
