import type { DraftIncident } from './draft'
import { passagesOf } from './edit'

export type PassageKind = 'entry' | 'cause' | 'action' | 'lesson' | 'section' | 'structure' | 'fact'

/** A stretch of the source, and what it became; `kind` null where nothing was made of it (white space, mostly). */
export interface Stretch {
  text: string
  kind: PassageKind | null
  /** The item it became, for a link between the two sides. */
  id: string | null
}

/**
 * The source of one incident cut into stretches, each with what it became. Where two passages overlap the shorter one counts: it
 * says more. Time linear in the text and the spans.
 */
export function stretchesOf(text: string, incident: DraftIncident): Stretch[] {
  const { start, end } = incident.span
  const length = Math.max(0, end - start)
  const marks = new Int32Array(length).fill(-1)
  const spans = spansOf(incident).sort((a, b) => b.end - b.start - (a.end - a.start))
  for (const [index, span] of spans.entries()) {
    marks.fill(index, clamp(span.start - start, length), clamp(span.end - start, length))
  }
  const stretches: Stretch[] = []
  for (let from = 0; from < length; ) {
    let to = from + 1
    while (to < length && marks[to] === marks[from]) to++
    const span = spans[marks[from] ?? -1]
    stretches.push({ text: text.slice(start + from, start + to), kind: span?.kind ?? null, id: span?.id ?? null })
    from = to
  }
  return stretches
}

const clamp = (at: number, length: number): number => Math.min(Math.max(at, 0), length)

function spansOf(incident: DraftIncident): { start: number; end: number; kind: PassageKind; id: string | null }[] {
  const items = passagesOf(incident).flatMap(({ is, id, spans }) => spans.map((span) => ({ ...span, kind: is, id })))
  const facts = [...incident.titleSpans, ...incident.severity.spans, ...incident.timeZone.spans]
  return [...items, ...facts.map((span) => ({ ...span, kind: 'fact' as const, id: null }))]
}
