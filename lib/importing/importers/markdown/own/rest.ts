import type { DraftIncident, DraftStructure, Span } from '../../../draft'

/** What of a file became no item: headings, tables, what is said of times and proof, and the record at its end. */
export function restOf(text: string, incident: DraftIncident, record: Span): DraftStructure[] {
  const { titleSpans, timeline, causes, actions, lessons, sections } = incident
  const items = [timeline, causes, actions, lessons, sections].flat().flatMap(({ spans }) => spans)
  const taken = [...titleSpans, ...items, record].sort((a, b) => a.start - b.start)
  const rest: Span[] = [record]
  let at = 0
  for (const { start, end } of [...taken, { start: text.length, end: text.length }]) {
    if (start > at) rest.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  return rest.flatMap((span) => {
    const words = text.slice(span.start, span.end)
    const [before, trimmed] = [words.length - words.trimStart().length, words.trim()]
    if (trimmed === '') return []
    const spans = [{ start: span.start + before, end: span.start + before + trimmed.length }]
    return [{ id: `structure-${span.start}`, spans, text: trimmed }]
  })
}
