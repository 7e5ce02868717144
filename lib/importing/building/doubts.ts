import type { DraftDoubt, DraftIncident, Span } from '../draft'

export type Found = Pick<DraftDoubt, 'kind' | 'message'> & { spans?: Span[] }

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

function* aboutFacts({ title, startedOn, severity }: DraftIncident): Generator<Found> {
  if (title === null)
    yield { kind: 'no_title', message: 'No title is stated. Give the incident one; otherwise the file’s name is used.' }
  if (startedOn === null)
    yield { kind: 'no_date', message: 'No day of the incident is stated. It stays unknown until you enter one.' }
  if (severity.asWritten === null) yield { kind: 'no_severity', message: 'No severity is stated.' }
  else if (severity.value === null)
    yield {
      kind: 'no_severity',
      message: `The severity is written as “${severity.asWritten}”. Choose the one it stands for.`,
      spans: severity.spans,
    }
}

function* aboutZone({ timeline, timeZone }: DraftIncident): Generator<Found> {
  const isTimed = timeline.some(({ at, clockTime }) => clockTime !== null || at?.includes('T'))
  if (isTimed && timeZone.iana === null)
    yield {
      kind: 'no_zone',
      message: 'No time zone is stated. Times are kept as local times; choose the zone they are local to.',
    }
}
