import { incidentName } from '../incidents/rules'
import type { PostmortemDocument } from './document'

/** The front matter of a review of several incidents. */
export function factsOfReview(documents: readonly PostmortemDocument[]) {
  const days = documents.flatMap(({ startedOn }) => startedOn ?? []).sort()
  const actions = documents.flatMap((document) => document.actions)
  const verified = actions.filter(({ state }) => state === 'verified').length
  return {
    title: `Review of ${documents.length} incidents`,
    incidents: documents.map(({ number }) => incidentName(number)),
    ...(days[0] && { startedOn: days[0], until: days.at(-1) }),
    ...(actions.length > 0 && { verified: `${verified} of ${actions.length}` }),
  }
}
