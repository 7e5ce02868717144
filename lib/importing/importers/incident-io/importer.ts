import { buildIncident } from '../../building/incident'
import { headOf, readJsonFile } from '../../json/read'
import type { Importer } from '../importer'
import { casesIn } from './cases'
import { partsOf } from './parts'

/**
 * Incidents of incident.io as its API v2 answers them: an incident or a list, its updates, follow-ups and actions, each alone or
 * put together in one object. https://api-docs.incident.io (Incidents V2, Incident Updates V2, Follow-ups V2, Actions V2)
 */
export const incidentIo: Importer = {
  id: 'incident-io',
  label: 'incident.io incident (JSON)',
  accepts: (file) => {
    const head = headOf(file)
    if (head === null) return false
    const isList = /"(?:follow_ups|incident_updates|actions)"\s*:/.test(head) && /"incident_id"\s*:/.test(head)
    return (
      isList || /"(?:incident_status|incident_timestamp_values|incident_role_assignments|new_incident_status)"\s*:/.test(head)
    )
  },
  read: (file) =>
    readJsonFile(file, 'incident-io', (sheet) =>
      casesIn(sheet).map((one, index, { length }) => buildIncident(partsOf(one, sheet, index === length - 1), index)),
    ),
}
