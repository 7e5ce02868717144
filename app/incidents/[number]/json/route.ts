import { fileRoute } from '../file-route'

/** The postmortem as JSON; its shape stands at /api/schema/incident.json. */
export const GET = fileRoute('json')
