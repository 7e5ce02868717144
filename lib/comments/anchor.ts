/** A passage of a text as it was read, with what stood around it: a quote that is found again after the text was edited. */
export interface Anchor {
  quote: string
  before: string
  after: string
  /** Where it began, in characters that are no blanks. */
  position: number
}

/** Characters of the text as it is: from the first to behind the last. */
export interface Place {
  start: number
  end: number
}

/** So much around a passage is kept. */
const AROUND = 48
/** A passage as long as this is told from others by itself; of a shorter one what stands around has to agree as well. */
const TELLING = 24
const AGREEING = 8

/**
 * Where a passage stands now; null where it is gone. Blanks mean nothing, for they differ between a text, its page and what a
 * browser copies. Of several places the one wins whose surroundings agree most, and then the nearest to where it was.
 */
export function findPassage(text: string, anchor: Anchor): Place | null {
  const { bare, at } = withoutBlanks(text)
  const quote = withoutBlanks(anchor.quote).bare
  if (quote === '') return null
  const before = withoutBlanks(anchor.before).bare
  const after = withoutBlanks(anchor.after).bare
  const needed = quote.length >= TELLING ? 0 : Math.min(AGREEING, before.length + after.length)
  let best: { from: number; agrees: number; far: number } | null = null
  for (let from = bare.indexOf(quote); from !== -1; from = bare.indexOf(quote, from + 1)) {
    const agrees =
      sameEnd(bare.slice(Math.max(0, from - before.length), from), before) +
      sameStart(bare.slice(from + quote.length, from + quote.length + after.length), after)
    const far = Math.abs(from - anchor.position)
    if (agrees < needed) continue
    if (!best || agrees > best.agrees || (agrees === best.agrees && far < best.far)) best = { from, agrees, far }
  }
  return best && { start: at[best.from] ?? 0, end: (at[best.from + quote.length - 1] ?? 0) + 1 }
}

/** The anchor of a passage that somebody quotes; null where the text does not hold it. */
export function anchorOf(text: string, quoted: { quote: string; before?: string }): Anchor | null {
  const place = findPassage(text, { quote: quoted.quote, before: '', after: '', position: hintOf(text, quoted) })
  if (!place) return null
  return {
    quote: text.slice(place.start, place.end),
    before: text.slice(Math.max(0, place.start - AROUND), place.start),
    after: text.slice(place.end, place.end + AROUND),
    position: withoutBlanks(text.slice(0, place.start)).bare.length,
  }
}

/** Which of several same passages is meant, by the words before it. */
function hintOf(text: string, { quote, before = '' }: { quote: string; before?: string }): number {
  const ahead = withoutBlanks(before).bare
  const found = withoutBlanks(text).bare.indexOf(ahead + withoutBlanks(quote).bare)
  return found === -1 ? 0 : found + ahead.length
}

/** A text without blanks, and where each of its characters stands. */
function withoutBlanks(text: string): { bare: string; at: number[] } {
  const at: number[] = []
  let bare = ''
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? ''
    if (/\s/.test(sign)) continue
    bare += sign
    at.push(index)
  }
  return { bare, at }
}

function sameStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}

const reverse = (text: string): string => text.split('').reverse().join('')
const sameEnd = (one: string, other: string): number => sameStart(reverse(one), reverse(other))
