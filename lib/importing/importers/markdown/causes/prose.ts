import type { Span } from '../../../draft'
import type { Part } from '../outline/part'
import { sentencesOf } from '../sentences'
import type { Source } from '../source'
import type { PartKind } from '../words/kinds'
import {
  ADDS,
  BLAME,
  CAUSAL,
  CHANGE,
  CONCRETE,
  CONTINUES,
  FAULTY_THING,
  FIX_DONE,
  OMISSION,
  PROMISE,
  REGRET,
  REMEDY,
  STATES_CAUSE,
  UNKNOWN,
} from '../words/sentences'

export interface ProseCause {
  span: Span
  text: string
}

/**
 * The sentences of a paragraph under a heading for causes that state one: what was changed, what was at fault. The first paragraph
 * begins with one, whatever its words. "(a) … (b) …" counts them out.
 */
export function proseCauses(start: number, end: number, isFirst: boolean, source: Source): ProseCause[] {
  const counted = countedOut(start, end, source)
  if (counted.length >= 2) return counted
  const sentences = sentencesOf(source.text, start, end).map((span) => ({ span, words: source.flat(span.start, span.end) }))
  const heads: Span[] = []
  let last: string | null = null
  let isCounting = false
  for (const { span, words } of sentences) {
    if (SEVERAL.test(words) && sentences.length > 1) {
      isCounting = true
      continue
    }
    if (isCounting && REMEDY.test(words)) break
    if (isCounting && (ADDS.test(words) || !CONTINUES.test(words))) {
      heads.push(span)
      last = words
      continue
    }
    const isFault = CAUSAL.test(words)
    const isChange = CHANGE.test(words)
    if (!isFault && !isChange && !(isFirst && last === null)) continue
    if (last !== null && ADDS.test(words) && isFault) {
      heads.push(span)
      last = words
      continue
    }
    if (last !== null && (CONTINUES.test(words) || ADDS.test(words))) continue
    if (last !== null && isChange && CHANGE.test(last) && !CAUSAL.test(last) && CONCRETE.test(words) && !CONCRETE.test(last))
      heads[heads.length - 1] = span
    else if (last === null || /^(?:however|but|although|unfortunately)\b/i.test(words)) heads.push(span)
    last = words
  }
  return heads.map((head, index) =>
    cause({ start: head.start, end: index + 1 < heads.length ? (heads[index + 1]?.start ?? end) : end }, source),
  )
}

/** "… was a combination of factors.": the sentences that follow name them. */
const SEVERAL =
  /\b(?:combination|confluence|number|series|chain|set) of (?:\w+ )?(?:factors|issues|problems|causes|reasons|failures|mistakes)[^,;:]{0,30}[.:]$|\b(?:two|three|four|five|several|multiple) (?:\w+ ){0,2}(?:factors|causes|reasons)[^,;:]{0,30}[.:]$/i

/** "combination of (a) a wrong default + (b) no test" */
function countedOut(start: number, end: number, source: Source): ProseCause[] {
  const words = source.flat(start, end)
  const marks = [...words.matchAll(/(?<![\p{L}\p{N}])\((?:[a-e]|[1-5]|i{1,3})\)\s/gu)]
  if (!/^\((?:a|1|i)\)/.test(marks[0]?.[0] ?? '') || marks.length > 5) return []
  return marks.map(({ 0: mark, index }, at) => {
    const to = marks[at + 1]?.index ?? words.length
    const text = words.slice(index + mark.length, to).replace(/[\s+,;]+(?:(?:and|und|et|y|e)\s*)?$/, '')
    return {
      span: { start: start + index, end: start + to },
      text: source.quote(start + index + mark.length, start + index + mark.length + text.length),
    }
  })
}

const cause = ({ start, end }: Span, source: Source): ProseCause => {
  const text = source.quote(start, end)
  return { span: { start, end: start + source.flat(start, end).trimEnd().length }, text }
}

const ELSEWHERE = new Set<PartKind>([
  'actions',
  'actions_done',
  'timeline',
  'appendix',
  'people',
  'facts',
  'hypotheses',
  'went_well',
  'got_lucky',
  'response',
])

/**
 * What a story without a heading for causes tells as fault: omissions, things left wrong, "because". In a long story only where
 * it looks back (reflection, lessons), or where it begins.
 */
export function storyCauses(part: Part, source: Source): ProseCause[] {
  const parts = [...open(part)]
  const looksBack = parts.some(({ kind }) => kind === 'reflection')
  const isLong = parts.length > 6 || part.end - part.start > 6_000
  const told =
    looksBack && isLong
      ? parts.filter(({ kind }) => kind === 'reflection' || kind === 'lessons')
      : parts.filter((one, index) => one.kind !== 'lessons' && (!isLong || index === 0 || one.kind !== null))
  const found = told.flatMap((one) =>
    one.pieces
      .filter(
        ({ type }) =>
          type === 'paragraph' ||
          (type === 'list' && (one.kind === 'background' || one.kind === 'resolution' || one.kind === null)),
      )
      .flatMap((piece) => omissions(piece.start, piece.end, source)),
  )
  // Where a story says the cause outright, the rest is what led there and what came of it.
  const stated = found.filter(({ text }) => STATES_CAUSE.test(text))
  if (found.length === 0) return ledTo(told, source).slice(0, 1)
  return (stated.length > 0 ? stated : found).slice(0, 8)
}

/** The first sentence that tells what led to the rest; "This caused …" looks back on the one before it. */
function ledTo(parts: Part[], source: Source): ProseCause[] {
  return parts.flatMap(({ kind, pieces }) =>
    (kind === null || TELLING.has(kind) ? pieces : [])
      .filter(({ type }) => type === 'paragraph')
      .flatMap((piece) => {
        const sentences = sentencesOf(source.text, piece.start, piece.end)
        const at = sentences.findIndex(({ start, end }) => LED_TO.test(source.flat(start, end)))
        const told = sentences[at]
        const before = sentences[at - 1]
        if (!told) return []
        const looksBack = before && /^(?:this|that|it|these|which)\b/i.test(source.flat(told.start, told.end))
        return [cause({ start: looksBack ? before.start : told.start, end: told.end }, source)]
      }),
  )
}

const TELLING = new Set<PartKind>(['summary', 'narrative', 'background'])

const LED_TO =
  /(?<!\b(?:may|might|could) have )\b(?:caused|led to|resulted in|resulting in|causing|leading to|broke|brought down|took down|triggered)\b/i

/** A part and those below it that may tell what was at fault. */
function* open(part: Part): Generator<Part> {
  if (part.kind !== null && ELSEWHERE.has(part.kind)) return
  yield part
  for (const child of part.parts) yield* open(child)
}

/** Clauses that say what was not done or was wrong; a sentence that merely adds to one before belongs to it. */
function omissions(start: number, end: number, source: Source): ProseCause[] {
  const found: ProseCause[] = []
  for (const span of sentencesOf(source.text, start, end)) {
    const bullet = /^(?:[-*+•]|\d{1,2}[.)])\s+/.exec(source.flat(span.start, span.end))?.[0].length ?? 0
    span.start += bullet
    const words = source.flat(span.start, span.end)
    const at = faultAt(words)
    if (
      at === null ||
      FIX_DONE.test(words) ||
      REGRET.test(words) ||
      UNKNOWN.test(words) ||
      /\?$/.test(words) ||
      (PROMISE.test(words) && !OMISSION.test(words))
    )
      continue
    const last = found.at(-1)
    if (last && ADDS.test(words)) {
      last.span = { start: last.span.start, end: span.end }
      last.text = source.quote(last.span.start, span.end)
      continue
    }
    found.push(cause({ start: span.start + at, end: span.end }, source))
  }
  return found
}

/** Where the clause at fault begins within its sentence; null where none is. */
function faultAt(words: string): number | null {
  const plain = OMISSION.exec(words) ?? FAULTY_THING.exec(words)
  const match = plain ?? (CONTINUES.test(words) ? null : (STATES_CAUSE.exec(words) ?? BLAME.exec(words)))
  if (!match) return null
  const isVerb = /^(?:was|were|is|are|had|has|been|ran|run|filled|used)\b/i.test(match[0])
  if (!plain && !isVerb && /[:：]$/.test(words)) return null
  const before = words.slice(0, match.index)
  if (before.length <= 40) return 0
  const clause = /(?:,|;|\b(?:and|but|that|when|where|once|after)\b|\)|:)\s+(?:and\s+|but\s+)?(?=[^,;]*$)/i.exec(before)
  const start = clause ? clause.index + clause[0].length : match.index
  return !plain && !isVerb && match.index - start > 40 ? match.index : start
}
