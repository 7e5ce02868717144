import type { DraftDoubt, DraftIncident } from '../draft'
import { aboutFacts, type Found } from '../fact-doubts'

/** What a person should look at in any log: what it leaves open, then what the importer found. */
export function doubtsOf(incident: DraftIncident, found: Found[]): DraftDoubt[] {
  return [...aboutFacts(incident), ...aboutZone(incident), ...found].map(({ kind, message, spans = [] }, index) => ({
    id: `doubt-${index + 1}`,
    kind,
    message,
    spans: spans.slice(0, 50),
    about: null,
  }))
}

function* aboutZone({ timeline, timeZone }: DraftIncident): Generator<Found> {
  const isTimed = timeline.some(({ at, clockTime }) => clockTime !== null || at?.includes('T'))
  if (isTimed && timeZone.iana === null)
    yield {
      kind: 'no_zone',
      message: 'No time zone is stated. Times are kept as local times; choose the zone they are local to.',
    }
}
