import { Invalid } from '../platform/errors'
import type { DraftIncident, ItemKind, Span } from './draft'
import { findPassage, freeId, type Passage, passagesOf, replaceItem, retype, withItem, without, wordsOf } from './edit'
import { cleaned, piecesOf } from './pieces'

const WORD = /[\p{L}\p{N}]+/gu

/**
 * Makes a stretch of the source an item of its own, or, of a list, a table or lines with times, several. What it was taken from
 * stays what it was, without these words. @throws Invalid where the stretch holds no word
 */
export function carve(incident: DraftIncident, source: string, { start, end }: Span, to: ItemKind): DraftIncident {
  const within = trimmed(source, { start: Math.max(start, incident.span.start), end: Math.min(end, incident.span.end) })
  if (!within) throw new Invalid('There is no word in what is selected.')
  const pieces = piecesOf(source.slice(within.start, within.end), to).flatMap(
    (piece) => trimmed(source, { start: within.start + piece.start, end: within.start + piece.end }) ?? [],
  )
  return (pieces.length > 0 ? pieces : [within]).reduce((now, piece) => carveOne(now, source, piece, to), incident)
}

function trimmed(source: string, { start, end }: Span): Span | null {
  const text = source.slice(start, end)
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  return { start: start + text.length - text.trimStart().length, end: end - (text.length - text.trimEnd().length) }
}

function carveOne(incident: DraftIncident, source: string, piece: Span, to: ItemKind): DraftIncident {
  const slice = source.slice(piece.start, piece.end)
  const touched = passagesOf(incident).filter(({ spans }) =>
    spans.some((span) => span.start < piece.end && span.end > piece.start),
  )
  const isWhole = (passage: Passage) => !rest(passage, piece).some((span) => trimmed(source, span))
  const whole = touched.filter(isWhole)
  const only = whole.length === 1 ? whole[0] : undefined
  if (only && wordsIn(wordsOf(only)).length >= wordsIn(slice).length - 2) return retype(incident, only.id, to)
  let now = incident
  for (const passage of touched) now = isWhole(passage) ? without(now, passage.id) : lessened(now, passage, source, piece)
  const isLine = /(?:^|\n)[ \t>]*$/.test(source.slice(Math.max(0, piece.start - 80), piece.start))
  const { text, done } = isLine ? cleaned(slice) : { text: slice, done: null }
  const id = freeId(incident)
  const made = withItem(now, { id, spans: [piece], text: [text, ...notIn(slice, whole)].join('\n\n'), done }, to)
  const gone = new Set(whole.map((passage) => passage.id))
  return withDoubtsMoved(made, gone, id)
}

/** The words of passages that are taken up whole, where a person wrote into them what the source does not say as often. */
function notIn(slice: string, whole: Passage[]): string[] {
  const left = new Map<string, number>()
  for (const word of wordsIn(slice)) left.set(word, (left.get(word) ?? 0) + 1)
  return whole.map(wordsOf).filter((words) => {
    let isMore = false
    for (const word of wordsIn(words)) {
      const times = left.get(word) ?? 0
      left.set(word, times - 1)
      isMore ||= times <= 0
    }
    return isMore
  })
}

/** Doubts about items that are no more are about what took their place. */
export const withDoubtsMoved = (incident: DraftIncident, gone: ReadonlySet<string>, id: string): DraftIncident =>
  incident.doubts.some(({ about }) => about !== null && gone.has(about))
    ? {
        ...incident,
        doubts: incident.doubts.map((doubt) => (doubt.about !== null && gone.has(doubt.about) ? { ...doubt, about: id } : doubt)),
      }
    : incident

/** The incident with the words of a stretch taken out of a passage; where they are not found there, they stay in both. */
function lessened(incident: DraftIncident, passage: Passage, source: string, piece: Span): DraftIncident {
  const parts = passage.spans.map(({ start, end }) => source.slice(Math.max(start, piece.start), Math.min(end, piece.end)))
  const less = withoutWords(passage, parts.join(' '))
  if (!less) return incident
  return replaceItem(incident, { ...less, spans: rest(passage, piece) })
}

function withoutWords(passage: Passage, slice: string): Passage | null {
  if (passage.is === 'section') {
    const body = cutOut(passage.body, slice)
    return body === null ? null : { ...passage, body }
  }
  if (passage.is === 'action') {
    const details = cutOut(passage.details, slice)
    if (details !== null) return { ...passage, details }
  }
  const text = cutOut(passage.text, slice)
  return text?.trim() ? { ...passage, text } : null
}

const wordsIn = (text: string): string[] => text.match(WORD) ?? []

/** The most words at the front of a stretch that may stand elsewhere in its item, as those of a time do. */
const MOST_AHEAD = 12

/** A text without a run of words, told from the marks between them; null where they do not stand in it. */
function cutOut(text: string, slice: string): string | null {
  const tokens = [...text.matchAll(WORD)]
  const all = ` ${tokens.map(([word]) => word).join(' ')} `
  const wanted = wordsIn(slice)
  for (let ahead = 0; ahead <= MOST_AHEAD && ahead < wanted.length; ahead++) {
    const run = wanted.slice(ahead)
    const at = all.indexOf(` ${run.join(' ')} `)
    if (at === -1) continue
    const from = all.slice(0, at).split(' ').length - 1
    const first = tokens[from]
    const last = tokens[from + run.length - 1]
    if (!first || !last) return null
    const after = text.slice(last.index + last[0].length).replace(/^[)\]"'”’»*_`.,;:!?。]+/, '')
    return tidy(`${text.slice(0, first.index)}${after}`)
  }
  return null
}

/** Without the marks of a list or a row that nothing is left of. */
const tidy = (text: string): string =>
  text
    .replace(/^[ \t>]*(?:[-*+•][ \t]*)?(?:\[[ ]\][ \t]*)?(?:\n|$)/gm, (line) => (line.trim() === '' ? line : ''))
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[ \t]+$/gm, '')
    .trim()

const rest = ({ spans }: { spans: Span[] }, piece: Span): Span[] =>
  spans.flatMap((span) =>
    [
      { start: span.start, end: Math.min(span.end, piece.start) },
      { start: Math.max(span.start, piece.end), end: span.end },
    ].filter(({ start, end }) => start < end),
  )

/**
 * Makes a section of list items, rows or lines with times that many items of another kind; what else stands in it stays a section.
 * Any other passage becomes one item. @throws Invalid
 */
export function retypeAll(
  incident: DraftIncident,
  source: string,
  ids: readonly string[],
  to: ItemKind | 'structure',
): DraftIncident {
  return ids.reduce((now, id) => {
    const passage = findPassage(now, id)
    const pieces = passage.is === 'section' && to !== 'structure' ? piecesOf(passage.body, to) : []
    return passage.is === 'section' && to !== 'structure' && pieces.length > 0
      ? spread(now, source, passage, pieces, to)
      : retype(now, id, to)
  }, incident)
}

function spread(
  incident: DraftIncident,
  source: string,
  section: Extract<Passage, { is: 'section' }>,
  pieces: Span[],
  to: ItemKind,
): DraftIncident {
  let cursor = section.spans[0]?.start ?? source.length
  const end = section.spans.at(-1)?.end ?? 0
  let now = incident
  for (const piece of pieces) {
    const words = section.body.slice(piece.start, piece.end)
    const at = source.indexOf(words, cursor)
    const isThere = at !== -1 && at + words.length <= end
    if (isThere) cursor = at + words.length
    now = withItem(now, { id: freeId(now), spans: isThere ? [{ start: at, end: cursor }] : [], ...cleaned(words) }, to)
  }
  const left = pieces.toReversed().reduce((body, { start, end: stop }) => body.slice(0, start) + body.slice(stop), section.body)
  const remaining = left
    .replace(/^[ \t|:-]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (remaining === '') return retype(replaceItem(now, { ...section, body: '' }), section.id, 'structure')
  return replaceItem(now, { ...section, body: remaining })
}
