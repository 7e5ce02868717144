/** A stretch of text as it is, or one character nobody would see. */
export type Piece = { text: string } | { hidden: string }

const CANDIDATE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu
const PLAIN_SPACE = /[\t\n\r]/
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const JOINER = /[\u200c\u200d]/
/** Scripts that join letters, and emoji: there a joiner is spelling, not hiding. */
const JOINED = /\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u
const NEVER_JOINED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]/u
/** England, Scotland, Wales: a black flag spelled out in tag characters. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu

const NAMES: Record<number, string> = {
  173: 'soft hyphen',
  1564: 'Arabic letter mark',
  8203: 'zero width space',
  8204: 'zero width non-joiner',
  8205: 'zero width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
  65279: 'byte order mark',
}

/**
 * Splits a text at characters that are invisible or turn the direction of writing: they can make a reader see something else than
 * what stands there. Joiners and variation selectors where a script or an emoji needs them are ordinary text.
 */
export function splitHidden(text: string): Piece[] {
  const flags = [...text.matchAll(FLAG)].map(({ index, 0: flag }) => ({ from: index, to: index + flag.length }))
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: char, index } of text.matchAll(CANDIDATE)) {
    while (flags[0] && flags[0].to <= index) flags.shift()
    const insideFlag = flags[0] !== undefined && flags[0].from < index
    if (insideFlag || isOrdinary(char, text, index)) continue
    if (index > from) pieces.push({ text: text.slice(from, index) })
    pieces.push({ hidden: char })
    from = index + char.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** "U+202E" */
export const codePoint = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** "U+202E right-to-left override" */
export function nameOf(char: string): string {
  const name = NAMES[char.codePointAt(0) ?? 0]
  return name ? `${codePoint(char)} ${name}` : codePoint(char)
}

function isOrdinary(char: string, text: string, index: number): boolean {
  if (PLAIN_SPACE.test(char)) return true
  const before = characterBefore(text, index)
  // One selector after a visible character picks its form; a row of them is a way to smuggle bytes.
  if (VARIATION.test(char)) return before !== '' && !/[\s\p{Default_Ignorable_Code_Point}\p{Script=Latin}]/u.test(before)
  if (JOINER.test(char)) return JOINED.test(before) && !NEVER_JOINED.test(before)
  return false
}

function characterBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1)
  if (low >= 0xdc00 && low <= 0xdfff && index > 1) return text.slice(index - 2, index)
  return text.slice(Math.max(0, index - 1), index)
}
