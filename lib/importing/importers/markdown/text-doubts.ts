import type { Draft, DraftDoubt } from '../../draft'
import type { Decoded } from '../../text'

/** Characters that reorder or hide text: bidirectional controls, zero-width characters, tags. Kept, and said. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\u{e0000}-\u{e007f}]/gu

const ENCODINGS: Partial<Record<Draft['encoding']['name'], string>> = {
  'windows-1252': 'The file is not UTF-8; it was read as Windows-1252.',
  'windows-1251': 'The file is not UTF-8; its letters read as Russian in Windows-1251, and so it was read.',
  'koi8-r': 'The file is not UTF-8; its letters read as Russian in KOI8-R, and so it was read.',
  shift_jis: 'The file is not UTF-8; it reads as Japanese in Shift_JIS, and so it was read.',
  'euc-jp': 'The file is not UTF-8; it reads as Japanese in EUC-JP, and so it was read.',
  gb18030: 'The file is not UTF-8; it reads as Chinese in GB18030, and so it was read.',
  'euc-kr': 'The file is not UTF-8; it reads as Korean in EUC-KR, and so it was read.',
  mixed: 'The file mixes UTF-8 with Windows-1252; each line was read as what it is.',
}

/** What a person should know of the text as a whole. */
export function doubtsOfText(
  text: string,
  { encoding: { name, mended }, nuls = 0 }: Omit<Decoded, 'text'>,
  escapes: number,
): DraftDoubt[] {
  const found: [DraftDoubt['kind'], string][] = []
  const encoding = ENCODINGS[name]
  if (encoding) found.push(['encoding', `${encoding} The original is kept.`])
  if (mended > 0)
    found.push([
      'encoding',
      `${mended === 1 ? 'One place held' : `${mended} places held`} wrongly decoded characters and ${mended === 1 ? 'was' : 'were'} put right. The original is kept.`,
    ])
  if (nuls > 0)
    found.push([
      'encoding',
      `The text holds ${nuls === 1 ? 'one NUL character (U+0000), which cannot be stored; it was' : `${nuls} NUL characters (U+0000), which cannot be stored; they were`} replaced by U+FFFD (\ufffd). The original is kept.`,
    ])
  if (escapes > 0)
    found.push([
      'encoding',
      `The marks of its Markdown were escaped; ${escapes} backslashes were taken away before it was read. The original is kept.`,
    ])
  const hidden = text.match(HIDDEN)?.length ?? 0
  if (hidden > 0)
    found.push([
      'hidden_characters',
      `The text holds ${hidden} invisible character${hidden === 1 ? '' : 's'} that can hide or reorder words. They were kept.`,
    ])
  return found.map(([kind, message], index) => ({ id: `text-doubt-${index + 1}`, kind, message, spans: [], about: null }))
}
