import { isZone } from '../incidents/schema'
import { Invalid } from '../platform/errors'
import type { DraftIncident } from './draft'
import { chooseZone, giveDay, settle, settleAll, turnDays } from './mend'
import type { DoubtForm } from './schema'

/** An incident after a person mended one of its doubts in one step. @throws Invalid where the value is none */
export function mended(incident: DraftIncident, id: string, how: DoubtForm['do'], value: string): DraftIncident {
  switch (how) {
    case 'settle':
      return settle(incident, id)
    case 'turn':
      return turnDays(incident, id)
    case 'day':
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value)))
        throw new Invalid(`Got the day “${value}”; expected one such as 2026-08-14.`, { value: 'As 2026-08-14.' })
      return giveDay(incident, value)
    case 'zone':
      if (!isZone(value))
        throw new Invalid(`Got the time zone “${value}”; expected a name such as Europe/Berlin or UTC.`, {
          value: 'There is no such zone.',
        })
      return settle(chooseZone(incident, value), id)
    default:
      return settleAll({ ...incident, severity: { ...incident.severity, value: how } }, ({ kind }) => kind === 'no_severity')
  }
}
