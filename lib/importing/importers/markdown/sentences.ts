import type { Span } from '../../draft'

const END = /[.!?…]+["'”’)\]*_`]*(?=\s)|[。！？]+[」』”）)]*|\n[ \t]*\n/g
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|no|nr|ca|cf|fig|mr|mrs|ms|dr|st|inc|ltd|resp|incl|bzw|z\.b|d\.h|u\.a|p\.ex|ej|sr|sra|btw|a\.m|p\.m)\.$/i

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
    if (mark.startsWith('.') && ABBREVIATION.test(stretch.slice(Math.max(from, to - 12), to))) continue
    push(to)
  }
  push(stretch.length)
  return sentences
}
