import { isUtf8 } from 'node:buffer'

/**
 * Windows-1252 above 0x7F as the web reads it: bytes without a character of their own stand for the control of the same number.
 * Not by TextDecoder: some versions of Node 20 and 22 read windows-1252 as Latin-1.
 */
const HIGH =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, index) => String.fromCharCode(index + 160)).join('')
export function fromWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : HIGH[byte - 128]
  return text
}

/** How UTF-8 may have been misread: the characters that stood for the bytes above 0x7F. */
interface Misreading {
  high: string
  byteOf: Map<string, number>
  /** A run of characters that could be such bytes. */
  run: RegExp
}

const misreading = (high: string): Misreading => ({
  high,
  byteOf: new Map([...high].map((char, index) => [char, index + 128])),
  run: new RegExp(`[${high.replace(/[\\\]^-]/g, '\\$&')}]{2,}`, 'gu'),
})

const BYTES = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
const LATIN_1 = String.fromCharCode(...BYTES)
const WESTERN = [HIGH, LATIN_1, new TextDecoder('iso-8859-15').decode(BYTES)].map(misreading)
const WESTERN_RUN = misreading([...new Set(WESTERN.flatMap(({ high }) => [...high]))].join('')).run

const MARKS = String.raw`\u00a0-\u00bf\u00d7\u00f7\u2010-\u203a\u20ac\u2122\u2190-\u21ff\u2713-\u2717\ufe0f\u{1f300}-\u{1faff}`
const LATIN = String.raw`\u00c0-\u017f${MARKS}`
/**
 * Character sets whose runs are ordinary text in some language: what comes out has to be letters of a script that was misread so, and
 * one run of three has to be found before two are believed.
 */
const OTHERS: (Misreading & { told: RegExp })[] = [
  { ...misreading(new TextDecoder('macintosh').decode(BYTES)), told: new RegExp(`^[${LATIN}]+$`, 'u') },
  {
    ...misreading(new TextDecoder('windows-1251').decode(BYTES)),
    told: new RegExp(`^[\u0401\u0410-\u044f\u0451\u0404\u0406\u0407\u040e\u0454\u0456\u0457\u045e\u0490\u0491${LATIN}]+$`, 'u'),
  },
]

/** Misread once, twice or three times. */
const ROUNDS = 3

/**
 * Puts right UTF-8 that was read as something else ("donâ€™t" → "don’t", "ðŸ’¥" → "💥", "РЎР±РѕР№" → "Сбой"), also when that happened
 * again. A run of characters is changed only where, taken as bytes, the whole of it is valid UTF-8 and turning it back gives the
 * same run again: then nothing is lost, and text that merely looks odd stays.
 */
export function mendMojibake(text: string): { text: string; count: number } {
  let mended = text
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    let changed = 0
    const put = (run: string, better: string | null): string => {
      if (better === null) return run
      changed++
      return better
    }
    mended = mended.replace(WESTERN_RUN, (run, at: number, all: string) => put(run, western(run, all[at - 1] ?? '')))
    for (const other of OTHERS) {
      const readings = new Map<string, string | null>()
      for (const [run] of mended.matchAll(other.run)) {
        if (readings.has(run)) continue
        readings.set(run, told(run, other))
      }
      if ([...readings].some(([run, better]) => better !== null && run.length >= 3))
        mended = mended.replace(other.run, (run) => put(run, readings.get(run) ?? null))
    }
    count += changed
    if (changed === 0) break
  }
  return { text: mended, count }
}

/** What a run says in letters of its script, also where it was misread more than once. */
function told(run: string, other: (typeof OTHERS)[number], rounds = ROUNDS): string | null {
  const better = rounds > 0 ? asUtf8(run, other) : null
  if (better === null) return null
  return told(better, other, rounds - 1) ?? (other.told.test(better) ? better : null)
}

/** Of several readings the one that does not put a capital behind a small letter ("für" and not "fÌr"). */
function western(run: string, before: string): string | null {
  const readings = WESTERN.flatMap((one) => asUtf8(run, one) ?? [])
  return readings.find((better) => !/\p{Ll}\p{Lu}/u.test(before + better)) ?? readings[0] ?? null
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The run taken as bytes, where the whole of it is valid UTF-8; no two runs give the same. Asked before it is decoded: a decoder that
 * refuses throws, which costs fifty times as much, and a hostile text has hundreds of thousands of runs.
 */
function asUtf8(run: string, { byteOf }: Misreading): string | null {
  const bytes = new Uint8Array(run.length)
  let length = 0
  for (const char of run) {
    const byte = byteOf.get(char)
    if (byte === undefined) return null
    bytes[length++] = byte
  }
  const read = bytes.subarray(0, length)
  return isUtf8(read) ? UTF_8.decode(read) : null
}
