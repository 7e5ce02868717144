import type { DraftDoubt, DraftIncident, Span } from './draft'

/** A doubt before it stands among the others; `about`: the id of an item. */
export type Found = Pick<DraftDoubt, 'kind' | 'message'> & { spans?: Span[]; about?: string }

/** The facts that a document leaves open, whatever form it has. */
export function* aboutFacts({ title, startedOn, severity }: DraftIncident): Generator<Found> {
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
