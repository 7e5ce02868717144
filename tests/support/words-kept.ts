import type { Draft, Span } from '@/lib/importing/draft'

/** Words that stand in the source more often than in the draft, with how often they are missing. */
export function lostWords(source: string, draft: Draft): Record<string, number> {
  const kept = count(textsOf(draft).join('\n'))
  const lost: Record<string, number> = {}
  for (const [word, times] of count(withoutMarks(source))) {
    const missing = times - (kept.get(word) ?? 0)
    if (missing > 0) lost[word] = missing
  }
  return lost
}

/** The numbers of ordered lists and the boxes of tasks are marks, not words. */
const withoutMarks = (source: string): string =>
  source
    .replace(/^([ \t>]*(?:[-*+][ \t]+)?)(?:\d{1,9}[.)])(?=[ \t])/gm, '$1')
    .replace(/^([ \t>]*[-*+\d.)]*[ \t]+)\[[ xX]\](?=\s)/gm, '$1')

function count(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function textsOf({ incidents }: Draft): string[] {
  return incidents.flatMap((incident) => [
    incident.title ?? '',
    ...incident.timeline.flatMap(({ text, sourceText, attributedTo }) => [sourceText ?? '', text, attributedTo ?? '']),
    ...incident.causes.map(({ text }) => text),
    ...incident.actions.flatMap(({ text, details, owner, due, ticket }) => [text, details, owner ?? '', due ?? '', ticket ?? '']),
    ...incident.lessons.map(({ text }) => text),
    ...incident.sections.flatMap(({ title, body }) => [title, body]),
    ...incident.structure.map(({ text }) => text),
  ])
}

/** Stretches of the source with words in them that no item, section or structure accounts for. */
export function unaccounted(source: string, draft: Draft): string[] {
  const taken = new Uint8Array(source.length)
  for (const { start, end } of spansOf(draft)) taken.fill(1, start, end)
  const left: string[] = []
  for (const { 0: word, index } of source.matchAll(/[\p{L}\p{N}]+/gu))
    if (taken.subarray(index, index + word.length).some((one) => one === 0)) left.push(word)
  return left
}

function spansOf({ incidents }: Draft): Span[] {
  return incidents.flatMap(({ titleSpans, timeline, causes, actions, lessons, sections, structure }) => [
    ...titleSpans,
    ...[timeline, causes, actions, lessons, sections, structure].flat().flatMap(({ spans }) => spans),
  ])
}
