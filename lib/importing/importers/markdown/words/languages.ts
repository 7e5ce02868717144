import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import type { Language, Term } from './kinds'
import { ko } from './ko'
import { pt } from './pt'
import { ru } from './ru'
import { zh } from './zh'

/** Languages that part their words with spaces, and those in which a phrase is found anywhere. */
export const SPACED: Language[] = [en, de, fr, es, pt, it, ru]
export const UNSPACED: Language[] = [ja, zh, ko]

/** The phrases of a term in all languages. */
export const phrasesOf = (term: Term): string[] =>
  [...SPACED, ...UNSPACED].flatMap(({ terms }) => terms[term].split(',').map((phrase) => phrase.trim()))

const UNSPACED_SIGN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** Any phrase of a term, as a whole word where its language has words. */
export function anyOf(term: Term): RegExp {
  const phrases = phrasesOf(term).toSorted((a, b) => b.length - a.length)
  const escaped = (all: string[]) => all.map((phrase) => phrase.replace(/[.+*?^$()[\]{}|\\/]/g, '\\$&')).join('|')
  const [east, west] = [phrases.filter((one) => UNSPACED_SIGN.test(one)), phrases.filter((one) => !UNSPACED_SIGN.test(one))]
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped(west)})(?![\\p{L}\\p{N}_])|${escaped(east)}`, 'iu')
}
