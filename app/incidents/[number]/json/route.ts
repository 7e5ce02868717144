import { memberRoute } from '@/lib/platform/web/route'
import { fileAs } from '../file-route'

/** The postmortem as JSON; its shape stands at /api/schema/incident.json. */
export const GET = memberRoute(fileAs('json'))
