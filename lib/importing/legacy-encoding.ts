/** Encodings of a time before UTF-8 that a text shows by its language. */
export type LegacyEncoding = 'windows-1251' | 'koi8-r' | 'shift_jis' | 'euc-jp' | 'gb18030' | 'euc-kr'

const SAMPLE = 65_536

/** The characters met most often in running Chinese, so that rare ones, which any bytes make, do not count. */
const COMMON_HAN = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运故障恢复服务影响错误',
)

/** How well a decoded sample reads as a language: 0 not at all, 1 wholly. Each looks at the characters that are not ASCII. */
const READS: Record<LegacyEncoding, (text: string[]) => number> = {
  'windows-1251': cyrillic,
  'koi8-r': cyrillic,
  shift_jis: japanese,
  'euc-jp': japanese,
  gb18030: (text) => (share(text, /\p{Script=Han}|[\u3000-\u303f\uff00-\uff5e]/u) > 0.9 ? share(text, COMMON_HAN) * 1.6 : 0),
  'euc-kr': (text) => share(text, /[\uac00-\ud7a3]/),
}

/** Lower case is the rule: in the other of the two Russian encodings the case of every letter is turned round. */
function cyrillic(text: string[]): number {
  const letters = share(text, /[а-яё«»—–№“”…]/u)
  return letters > 0.7 ? letters : 0
}

function japanese(text: string[]): number {
  const kana = share(text, /[\u3041-\u30ff]/)
  return kana > 0.2 && share(text, /[\uff61-\uff9f]/) < 0.05 && share(text, /[\p{Script=Han}\u3000-\u30ff\uff00-\uff5e]/u) > 0.9
    ? 0.6 + kana / 2
    : 0
}

function share(text: string[], wanted: RegExp | Set<string>): number {
  const isWanted = wanted instanceof Set ? (char: string) => wanted.has(char) : (char: string) => wanted.test(char)
  return text.filter(isWanted).length / Math.max(1, text.length)
}

/**
 * Which encoding bytes that are no UTF-8 are in, where their language makes it plain; null where they may as well be Western.
 * Western letters above ASCII stand alone between others; those of the languages here stand in rows.
 */
export function legacyEncodingOf(bytes: Uint8Array): LegacyEncoding | null {
  const sample = bytes.subarray(0, SAMPLE)
  let high = 0
  let beside = 0
  for (const [at, byte] of sample.entries())
    if (byte > 127) {
      high++
      if ((sample[at - 1] ?? 0) > 127 || (sample[at + 1] ?? 0) > 127) beside++
    }
  if (high < 6 || beside < high * 0.5) return null
  const read = (Object.keys(READS) as LegacyEncoding[]).map((name) => ({ name, fits: fits(name, sample) }))
  const best = read.reduce((a, b) => (b.fits > a.fits ? b : a))
  return best.fits >= 0.4 ? best.name : null
}

function fits(name: LegacyEncoding, sample: Uint8Array): number {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(sample, { stream: true })
    const beyond = [...text].filter((char) => char > '\u007f')
    // "ações": within words of Latin letters they are Latin letters too.
    const among = text.match(/[a-z][^\u0020-\u007f\n\r\t]|[^\u0020-\u007f\n\r\t][a-z]/gi)?.length ?? 0
    return among > beyond.length / 3 ? 0 : READS[name](beyond)
  } catch {
    return 0
  }
}
