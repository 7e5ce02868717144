import { readStamp, type Stamp, trailingStamp } from '../../../times/stamp'
import type { Span } from '../../draft'
import { insideOf } from './inside'
import type { RawEntry } from './timeline/raw-entry'

/** A moment that a document names as the one its lengths count from. */
export interface StatedZero {
  stamp: Stamp
  span: Span
}

const ZERO = String.raw`(?<![\p{L}\p{N}.:/_-])T\s?[=+−–-]?\s?0{1,2}(?::00(?::00)?)?\s?(?:m(?:in(?:utes?)?)?|s|h)?(?![\p{L}\p{N}]|[:.]\d)`

/** "T0 = 14:02 UTC", "T+0: 2024-03-01 14:02", "T=0 is 14:02", "T = 14:02". */
const BEFORE = new RegExp(
  String.raw`(?:${ZERO}|(?<![\p{L}\p{N}.:/_-])T(?=\s?=\s?[*_\x60]{0,3}\d\d?:))(?:[ \t*_\x60=:：＝|(（,–—→-]|(?:is|was|at|on|being|means|ist|war|um|est|était|à|es|era|a las|é|às|è|alle|это|в|は|为|為|于|은|는)(?![a-z])){0,16}`,
  'gu',
)

/** "… at 14:02 UTC (T0)", "14:02 UTC = T0". */
const AFTER = new RegExp(String.raw`\s{0,3}[(（[=]\s?(?:=\s?)?${ZERO}`, 'gu')

/** "All times are relative to the first page at 14:02 UTC." */
const RELATIVE_TO =
  /(?:relative to|counted? from|relativ zu|gerechnet ab|relati[fv]\p{L}{0,3} [aà]l?|относительно|相对于|相對於)\s[^.\n]{0,120}/giu

const ENOUGH = 50

/** Every place of a text that says which moment lengths count from; `offset`: where the text begins in its document. */
export function zerosIn(text: string, offset = 0): StatedZero[] {
  const zeros: StatedZero[] = []
  const take = (stamp: Stamp | null | undefined, start: number, end: number) => {
    if (stamp?.clock && !stamp.relative) zeros.push({ stamp, span: { start: offset + start, end: offset + end } })
  }
  for (const { 0: words, index } of text.matchAll(BEFORE)) {
    if (zeros.length >= ENOUGH) break
    const stamp = readStamp(text, index + words.length)
    take(stamp, index, stamp?.end ?? index)
  }
  for (const { 0: words, index } of text.matchAll(AFTER)) {
    if (zeros.length >= ENOUGH) break
    const from = Math.max(0, index - 100)
    const line = text.slice(from, index).split('\n').at(-1) ?? ''
    take(trailingStamp(` ${line}`)?.stamp, index - line.length, index + words.length)
  }
  for (const { 0: words, index } of text.matchAll(RELATIVE_TO)) {
    if (zeros.length >= ENOUGH) break
    take(trailingStamp(words.replace(/[)）\s]+$/, ''))?.stamp, index, index + words.length)
  }
  return zeros
}

/** What a document says, outside its entries, of the moment that they count from; none where no entry counts. */
export function statedZeros({ start, end }: Span, entries: RawEntry[], text: string): Stamp[] {
  if (!entries.some(({ stamp }) => stamp?.relative)) return []
  const isEntry = insideOf(entries.flatMap(({ spans }) => spans))
  return zerosIn(text.slice(start, end), start).flatMap(({ stamp, span }) => (isEntry(span) ? [] : [stamp]))
}
