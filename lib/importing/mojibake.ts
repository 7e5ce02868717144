/**
 * Windows-1252 above 0x7F as the web reads it: bytes without a character of their own stand for the control of the same number.
 * Not by TextDecoder: some versions of Node 20 and 22 read windows-1252 as Latin-1.
 */
const HIGH =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, index) => String.fromCharCode(index + 160)).join('')
const BYTE = new Map([...HIGH].map((char, index) => [char, index + 128]))

/** Whether a run of characters could be bytes above 0x7F that were read as Windows-1252. */
const RUN = new RegExp(`[${HIGH.replace(/[\\\]^-]/g, '\\$&')}]{2,}`, 'gu')

export function fromWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : HIGH[byte - 128]
  return text
}

/**
 * Puts right UTF-8 that was once read as Windows-1252 ("donâ€™t" → "don’t", "ðŸ’¥" → "💥"), also when that happened twice.
 * A run of characters is changed only where, taken as bytes, the whole of it is valid UTF-8 and turning it back gives the same
 * run again: then nothing is lost, and text that merely looks odd stays.
 */
export function mendMojibake(text: string): { text: string; count: number } {
  let mended = text
  let count = 0
  for (let round = 0; round < 2; round++) {
    let changed = 0
    mended = mended.replace(RUN, (run) => {
      const better = asUtf8(run)
      if (better === null) return run
      changed++
      return better
    })
    count += changed
    if (changed === 0) break
  }
  return { text: mended, count }
}

function asUtf8(run: string): string | null {
  const bytes = new Uint8Array(run.length)
  let length = 0
  for (const char of run) bytes[length++] = BYTE.get(char) ?? 0
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length))
    return fromWindows1252(new TextEncoder().encode(decoded)) === run ? decoded : null
  } catch {
    return null
  }
}
