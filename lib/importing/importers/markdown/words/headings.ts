import { OFFSETS, REGIONS } from '../../../../times/zones'
import { detached } from '../../../clip'
import { GUESSES } from './en'
import type { HeadingWords, PartKind } from './kinds'
import { SPACED, UNSPACED } from './languages'

interface Phrase {
  words: string[]
  kind: PartKind
}

const byFirstWord = new Map<string, Phrase[]>()
for (const { headings } of SPACED)
  for (const [kind, text] of phrasesOf(headings)) {
    const words = wordsOf(text)
    const first = words[0] ?? ''
    byFirstWord.set(
      first,
      [...(byFirstWord.get(first) ?? []), { words, kind }].sort((a, b) => b.words.length - a.words.length),
    )
  }
const unspaced = UNSPACED.flatMap(({ headings }) => phrasesOf(headings))
  .map(([kind, text]) => [kind, joined(text)] as const)
  .sort((a, b) => b[1].length - a[1].length)
const guesses = new Set(GUESSES.split(',').map((guess) => wordsOf(guess)[0] ?? ''))

function phrasesOf(words: HeadingWords): [PartKind, string][] {
  return Object.entries(words).flatMap(([kind, list]) =>
    list.split(',').map((text): [PartKind, string] => [kind as PartKind, text.trim()]),
  )
}

/** Lower case, without accents. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
}

/** Without spaces, which some write in Korean and some do not. */
function joined(text: string): string {
  return plain(text).replace(/\s+/g, '')
}

function wordsOf(text: string): string[] {
  return (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word,
  )
}

export interface HeadingMeaning {
  kind: PartKind
  /** Nothing but the phrase and small words: the heading may go, the incident has a place of that name. */
  isBare: boolean
}

const known = new Map<string, HeadingMeaning | null>()

/** What a heading announces; null where its words are none of the vocabulary. */
export function headingMeaning(title: string): HeadingMeaning | null {
  const key = title.slice(0, 200)
  let meaning = known.get(key)
  if (meaning === undefined) {
    meaning = judge(key)
    if (known.size < 5_000) known.set(detached(key), meaning)
  }
  return meaning
}

const NUMBERING = /^\s*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:\.\d{1,2})*[.):]\s*)?/iu

const NUMBER = /^\p{N}+$/u
const ASIDE = /[(（[][^()（）[\]]*[)）\]]/g

function judge(title: string): HeadingMeaning | null {
  const text = title.replace(NUMBERING, '')
  const asides = wordsOf((text.match(ASIDE) ?? []).join(' '))
  const main = text.replace(ASIDE, ' ')
  const found = findPhrase(wordsOf(main).filter((word) => !NUMBER.test(word) || word === '5')) ?? findUnspaced(main)
  if (!found) return null
  return {
    kind: found.kind,
    isBare: [...found.rest, ...asides].every((word) => SMALL.has(word) || NUMBER.test(word) || ZONES.has(word)),
  }
}

const ZONES = new Set([...Object.keys(OFFSETS), ...Object.keys(REGIONS)].map((name) => name.toLowerCase()))

const SMALL = new Set(
  wordsOf(
    'the our a an of and to for on in it is was analysis evaluation incident issue event events outage event list table time times short brief detailed details details key main final technical initial post mortem postmortem report s resumen de del da do des les la le el und der die das zum e o a y los las section part measure items item all approximate approximation approximately future des dem den ein eine einer vorfall vorfalls störung ausfall ausfalls uhrzeit zeit zeiten alle angaben in im am zur wichtigste kurz à au aux du un une sur l incident panne heure toutes heures détaillée détaillé principale principales el los una en al incidente incidencia caída hora horas todas detallada detallado as os um uma em no na ao horário horários todos detalhada il lo gli i di della dello dei delle degli nel un una incidente guasto disservizio orario orari tutti dettagliata dettagliato и в о об по на из для инцидент инцидента инциденту сбоя сбой аварии событий время подробный подробная анализ',
  ),
)

const ACTION_KINDS = new Set<PartKind>(['actions', 'actions_done'])

function findPhrase(words: string[]): { kind: PartKind; rest: string[] } | null {
  if (words.length > 14) return null
  let best: { kind: PartKind; at: number; length: number } | null = null
  const all: { kind: PartKind; at: number; length: number }[] = []
  for (let at = 0; at < words.length; at++) {
    const phrase = byFirstWord
      .get(words[at] ?? '')
      ?.find(({ words: wanted }) => wanted.every((word, index) => words[at + index] === word))
    if (!phrase || !isNearEnough(words, at, phrase.words.length)) continue
    const match = { kind: phrase.kind, at, length: phrase.words.length }
    all.push(match)
    at += match.length - 1
    if (!best || (best.kind === 'lessons' && ACTION_KINDS.has(match.kind))) best = match
  }
  if (!best) return null
  const isGuess =
    (best.kind === 'root_cause' || best.kind === 'trigger') && words.slice(0, best.at).some((word) => guesses.has(word))
  const covered = new Set(all.flatMap(({ at, length }) => Array.from({ length }, (_, index) => at + index)))
  return { kind: isGuess ? 'hypotheses' : best.kind, rest: words.filter((_, index) => !covered.has(index)) }
}

/** A word of the vocabulary deep inside a long heading is part of a sentence. */
const isNearEnough = (words: string[], at: number, length: number): boolean => {
  if (words.length <= 4) return true
  if (at === 0) return length >= 2 || words.length <= 9
  return length >= 2 ? at <= 4 : at <= 1 && words.length <= 5
}

function findUnspaced(title: string): { kind: PartKind; rest: string[] } | null {
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(title) || title.length > 60) return null
  const text = joined(title)
  const letters = text.replace(/[^\p{L}]+/gu, '')
  const found = unspaced.find(([kind, phrase]) => text.includes(phrase) && rules(kind, phrase, letters))
  if (!found) return null
  return { kind: found[0], rest: wordsOf(text.replace(found[1], ' ').replace(FILLERS, ' ')) }
}

/** Kinds whose words are names of things too ("日志服务" is no appendix): they count where they are most of the heading. */
const THINGS = new Set<PartKind>(['appendix', 'people', 'facts', 'actions', 'closing', 'surprised', 'response'])

/** Whether a phrase is what a heading without spaces is about: most of it, its end, or its beginning before "and". */
function rules(kind: PartKind, phrase: string, letters: string): boolean {
  if (phrase.length >= letters.length * 0.6) return true
  if (phrase.length <= 2 && THINGS.has(kind)) return false
  if (letters.endsWith(phrase) || phrase.length >= 4) return true
  return letters.startsWith(phrase) && /^[とや及并並与和과와및]/u.test(letters.slice(phrase.length))
}

/** Small words of languages without spaces, and what a heading is about anyway. */
const FILLERS =
  /事故|事件|故障|障害|インシデント|장애|사건|사고|인시던트|[の及与和と과와및]|について|に関して|分析|一覧|列表|목록|事项|내용|詳細|详情/gu
