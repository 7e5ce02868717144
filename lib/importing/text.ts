import { Invalid } from '../platform/errors'
import type { Draft } from './draft'
import { legacyEncodingOf } from './legacy-encoding'
import { fromWindows1252, mendMojibake } from './mojibake'

export interface Decoded {
  text: string
  encoding: Draft['encoding']
  /** How many NULs were replaced, where there were any: no database keeps them in a text. */
  nuls?: number
}

/** Each form that is asked whether a file is its own decodes it: the same bytes are decoded once. */
const decoded = new WeakMap<Uint8Array, Decoded>()

/**
 * The text of a file: UTF-8 or UTF-16 with or without a byte order mark; an older encoding where the language makes it plain;
 * Windows-1252 otherwise, line by line where a file mixes it with UTF-8. Wrongly decoded characters are mended where that is beyond doubt, line ends become \n, NUL becomes U+FFFD.
 * @throws Invalid where the bytes are no text.
 */
export function decode(bytes: Uint8Array): Decoded {
  const known = decoded.get(bytes)
  if (known) return known
  const { text, name } = decodeBytes(bytes)
  let nuls = 0
  const plain = text.replace(/\r\n?/g, '\n').replace(/\0/g, () => {
    nuls++
    return '\ufffd'
  })
  const mended = mendMojibake(plain)
  const found: Decoded = { text: mended.text, encoding: { name, mended: mended.count }, ...(nuls > 0 && { nuls }) }
  decoded.set(bytes, found)
  return found
}

/**
 * The first bytes of a file; the file itself where it has no more. Never half of a character of UTF-8: the head of a file would be
 * taken for one in another encoding.
 */
export function headBytes(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes
  const start = [0, 1, 2, 3].map((back) => limit - back).find((at) => (bytes[at] ?? 0) >> 6 !== 2)
  const isWide = bytes.subarray(0, limit).includes(0)
  return bytes.subarray(0, start === undefined || isWide ? limit : start)
}

function decodeBytes(bytes: Uint8Array): { text: string; name: Draft['encoding']['name'] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), name: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), name: 'utf-16be' }
  const wide = wideWithoutMark(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), name: wide }
  refuseBinary(bytes)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, name: 'utf-8' }
  const western = byLine(bytes)
  const legacy = western.name === 'mixed' ? null : legacyEncodingOf(bytes)
  return legacy ? { text: new TextDecoder(legacy).decode(bytes), name: legacy } : western
}

/**
 * UTF-16 without a mark shows in the NULs of its Latin letters: nearly all at odd places, or nearly all at even ones. Of a script
 * without Latin letters its spaces and line ends are left: few NULs, all on one side, and what is read is text.
 */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  if (odd >= 2 && even === 0) return readsAsText('utf-16le', bytes.subarray(0, length))
  return even >= 2 && odd === 0 ? readsAsText('utf-16be', bytes.subarray(0, length)) : null
}

function readsAsText<Name extends string>(name: Name, bytes: Uint8Array): Name | null {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true })
    const told = text.match(
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{ASCII}\p{P}]/gu,
    )
    return (told?.length ?? 0) > text.length * 0.95 && !/[\p{Co}\p{Cn}]|(?![\t\n\r])\p{Cc}/u.test(text) ? name : null
  } catch {
    return null
  }
}

function refuseBinary(bytes: Uint8Array): void {
  const sample = bytes.subarray(0, 65_536)
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++
  if (odd > Math.max(8, sample.length / 100))
    throw new Invalid('This file is not text. Nevermore reads Markdown and plain text, in UTF-8, UTF-16 or Windows-1252.', {
      file: 'Expected a text file.',
    })
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A file that is not UTF-8 throughout: each line for itself, so that one bad byte does not spoil the rest. */
function byLine(bytes: Uint8Array): { text: string; name: 'windows-1252' | 'mixed' } {
  const lines: string[] = []
  let wide = false
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 10) continue
    const line = bytes.subarray(start, at)
    const utf8 = strictUtf8(line)
    if (utf8 !== null && line.some((byte) => byte > 127)) wide = true
    lines.push(utf8 ?? fromWindows1252(line))
    start = at + 1
  }
  return { text: lines.join('\n'), name: wide ? 'mixed' : 'windows-1252' }
}
