import { MONTHS } from '../../../times/months'
import type { Span } from '../../draft'

const END = /[.!?…]+["'”’)\]*_`]*(?=\s)|[。！？]+[」』”）)]*|\n[ \t]*\n/g
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|no|nr|ca|cf|fig|mr|mrs|ms|dr|st|inc|ltd|resp|incl|bzw|z\.b|d\.h|u\.a|p\.ex|ej|sr|sra|btw|a\.m|p\.m)\.$/i

/** "5. März", "2:15 p. m. cayó", "2024 г. в 14:05": a dot within a date or a time. */
const DAY_NUMBER = /(?<!\d)\d{1,2}\.$/
const PARTED = /\d\s?[ap]\.$|[ap]\. m\.$|\d\s?г\.$|(?<!\p{L})z\.$/iu

function goesOn(text: string, from: number, to: number): boolean {
  const before = text.slice(from, to)
  const next = /^\s+(?:(\p{L}+)|\p{N})/u.exec(text.slice(to, to + 20))
  if (DAY_NUMBER.test(before)) return MONTHS.has(next?.[1]?.toLowerCase() ?? '')
  if (PARTED.test(before)) return !/^\s+\p{Lu}/u.test(text.slice(to, to + 5)) || /[az]\.$/.test(before)
  return ABBREVIATION.test(before)
}

/** The sentences of a stretch of text, as spans without the space between them. */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const stretch = text.slice(start, end)
  const sentences: Span[] = []
  let from = 0
  const push = (to: number) => {
    const words = stretch.slice(from, to)
    const lead = words.length - words.trimStart().length
    if (words.trim()) sentences.push({ start: start + from + lead, end: start + from + words.trimEnd().length })
    from = to
  }
  for (const { 0: mark, index } of stretch.matchAll(END)) {
    const to = index + mark.length
    if (mark.startsWith('.') && goesOn(stretch, Math.max(from, to - 12), to)) continue
    push(to)
  }
  push(stretch.length)
  return sentences
}
