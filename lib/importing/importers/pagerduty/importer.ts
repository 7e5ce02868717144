import { buildIncident } from '../../building/incident'
import { headOf, readJsonFile } from '../../json/read'
import type { Importer } from '../importer'
import { casesIn } from './cases'
import { partsOf } from './parts'

/**
 * Incidents of PagerDuty as its REST API v2 answers them: an incident, a list, their log entries and notes, each alone or put
 * together in one object. https://developer.pagerduty.com/api-reference (Incidents, Log Entries)
 */
export const pagerduty: Importer = {
  id: 'pagerduty',
  label: 'PagerDuty incident (JSON)',
  accepts: (file) => {
    const head = headOf(file)
    return head !== null && /"incident_number"\s*:\s*\d|"type"\s*:\s*"(?:incident|[a-z_]+_log_entry)"/.test(head)
  },
  read: (file) =>
    readJsonFile(file, 'pagerduty', (sheet) =>
      casesIn(sheet).map((one, index, { length }) => buildIncident(partsOf(one, sheet, index === length - 1), index)),
    ),
}
