import { machineRoute } from '@/lib/platform/web/route'
import { incidentJsonSchema } from '@/lib/postmortems/json-file/schema'

/** The shape of every JSON file of a postmortem, as JSON Schema. It says nothing of any incident, so it is for everybody. */
export const GET = machineRoute(
  () =>
    new Response(`${JSON.stringify(incidentJsonSchema(), null, 2)}\n`, {
      headers: { 'Content-Type': 'application/schema+json' },
    }),
)
