import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import type { Language, Term, Turn, Vocabulary } from './kinds'
import { ko } from './ko'
import { pt } from './pt'
import { ru } from './ru'
import { zh } from './zh'

/** Languages that part their words with spaces, and those in which a phrase is found anywhere. */
const SPACED_TELLING: Language[] = [de, fr, es, pt, it, ru]
export const SPACED: Vocabulary[] = [en, ...SPACED_TELLING]
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

const BEFORE = '(?<![\\p{L}\\p{N}_])'
/** "a causa dell'" ends with its apostrophe. */
const AFTER = "(?:(?<=['’])|(?![\\p{L}\\p{N}_]))"

const turnsOf = (languages: Language[], turn: Turn): string =>
  languages
    .flatMap(({ turns }) => turns[turn].split(','))
    .map((phrase) => phrase.trim().replaceAll('*', '\\p{L}*').replaceAll('…', '[^.!?。！？\\n]{1,60}?').replaceAll("'", "['’]"))
    .filter(Boolean)
    .join('|')

/** A turn of phrase in languages with spaces, as whole words. */
const west = (turn: Turn): string =>
  `${BEFORE}(?:${turnsOf(SPACED_TELLING, turn).replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')})${AFTER}`
/** In languages without: anywhere; spaces, which some write in Korean, may be missing. */
const east = (turn: Turn): string => turnsOf(UNSPACED, turn).replaceAll(' ', '\\s*')

/** One pattern for a turn of phrase in all languages: the English one given, and the data of the others. */
export const anyTurn = (turn: Turn, english: RegExp): RegExp =>
  new RegExp([english.source, west(turn), east(turn)].filter(Boolean).join('|'), 'iu')

/** The same where a sentence begins with it. */
export const firstTurn = (turn: Turn, english: RegExp): RegExp =>
  new RegExp(`${english.source}|^[\\s*_"“'[(]*(?:${[west(turn), east(turn)].filter(Boolean).join('|')})`, 'iu')

/** A turn in the languages with spaces, and in those without. */
export const [spacedTurn, unspacedTurn] = [
  (turn: Turn): RegExp => new RegExp(west(turn), 'iu'),
  (turn: Turn): RegExp => new RegExp(east(turn), 'iu'),
]
