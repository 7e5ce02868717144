/** A time told as a length from another: "T+5m" from the beginning, "+12 min" from the entry before or the beginning. */
export interface Relative {
  /** "T+5m": it says itself that it counts from the beginning. */
  isFromStart: boolean
  seconds: number
  /** "T+0:10": two numbers, read as hours and minutes. */
  isClock?: true
}

const CLOCK = /(T\s?)?([+−–-])\s?(\d{1,3}):(\d\d)(?::(\d\d))?(?![\d:])/iy
const UNITS =
  /(T\s?)?([+−–-])\s?(?:(\d{1,3})\s?(?:d(?:ays?)?|Tage?|j(?:ours?)?|días?|dias?|giorn[oi]|дн(?:ей|я)?|日|天|일)(?![\p{L}]))?\s?(?:(\d{1,3})\s?(?:h(?:ours?|rs?|eures?)?|horas?|ore|Std\.?|Stunden?|ч(?:ас(?:а|ов)?)?|時間|小时|小時|시간)(?![a-z]{2}))?\s?(?:(\d{1,4})\s?(?:m(?:in(?:ut\p{L}{0,3}|s)?)?\.?|Min\.?|мин(?:ут[аы]?)?\.?|分(?:钟|鐘)?|분)(?![a-z]{2}))?\s?(?:(\d{1,5})\s?(?:s(?:ec(?:onds?|s)?|eg(?:undos?)?)?|Sek\.?|сек\.?|秒|초))?(?![\p{L}\p{N}]|:\d)/iuy
const BARE = /T\s?(?:([+−–-])\s?(\d{1,4})|=?\s?0)(?![\d\p{L}]|[:.]\d)/uy

/** The relative time that stands at a place of a text, and where it ends. */
export function readRelative(text: string, at: number): { relative: Relative; end: number } | null {
  const char = text[at] ?? ''
  if (!/[Tt+−–-]/.test(char)) return null
  const clock = match(CLOCK, text, at)
  if (clock) {
    const [all, t, sign, first, second, third] = clock
    const seconds = third
      ? Number(first) * 3600 + Number(second) * 60 + Number(third)
      : Number(first) * 3600 + Number(second) * 60
    if (!t && sign !== '+') return null
    const found = made(all, at, t, sign, seconds)
    return third ? found : { ...found, relative: { ...found.relative, isClock: true } }
  }
  const units = match(UNITS, text, at)
  if (units) {
    const [all, t, sign, d, h, m, s] = units
    // "– 5 min" is a dash; a minus stands right before its number.
    if (!t && sign !== '+' && /^.\s/.test(all)) return null
    if (d || h || m || s)
      return made(all, at, t, sign, ((Number(d ?? 0) * 24 + Number(h ?? 0)) * 60 + Number(m ?? 0)) * 60 + Number(s ?? 0))
  }
  const bare = match(BARE, text, at)
  return bare ? made(bare[0], at, 'T', bare[1], Number(bare[2] ?? 0) * 60) : null
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const made = (all: string, at: number, t: string | undefined, sign: string | undefined, seconds: number) => ({
  relative: { isFromStart: t !== undefined, seconds: sign === undefined || sign === '+' ? seconds : -seconds },
  end: at + all.trimEnd().length,
})

/** A length of time that is all a text says ("45 minutes", "1h 30m", "1時間30分"), in seconds; null for anything else. */
export function lengthOf(text: string): number | null {
  const words = text
    .replace(/[*_`]/g, '')
    .replace(
      /^\s*(?:~|≈|(?:about|around|approx\.?|approximately|circa|ca\.|etwa|rund|environ|unos|cerca de|около|примерно|約|约|약)(?![\p{L}]))\s*/iu,
      '',
    )
  const plain = words
    .replace(/\s*(?:[(（].*|[.。,，;；]\s*)$/u, '')
    .replace(/(?<=\p{L})\s(?:and|und|et|y|e|и)\s(?=\d)/iu, ' ')
    .trim()
  const found = /^\d/.test(plain) ? readRelative(`+${plain}`, 0) : null
  return found && found.end === plain.length + 1 ? found.relative.seconds : null
}
