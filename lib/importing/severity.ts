import { halfWidth } from '../times/half-width'
import { plain } from './importers/markdown/words/headings'
import { phrasesOf } from './importers/markdown/words/languages'

const HIGHEST = new Set(phrasesOf('critical').map(plain))
/** Words may follow the number, further numbers may not: "SEV2 High", but not "SEV1 to SEV3". */
const NUMBERED = /^(?:sev(?:erity)?|s)[\s-]?([1-5])(?:[\s/:|][^\d]*)?$/

/**
 * SEV1 to SEV5 where a severity is written with its number, SEV1 where it is the word for the highest in any language ("critical",
 * "kritisch"). Words such as "major" or "hoch", and the numbers of other scales ("P2", "level 2"), are for a person to place.
 */
export function severityValue(asWritten: string | null): 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | 'SEV5' | null {
  const words = plain(halfWidth(asWritten ?? '')).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (HIGHEST.has(words)) return 'SEV1'
  const number = NUMBERED.exec(words)?.[1]
  return number ? (`SEV${number}` as 'SEV1') : null
}
