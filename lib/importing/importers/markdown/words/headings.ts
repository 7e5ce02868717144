import { OFFSETS, REGIONS } from '../../../../times/zones'
import { detached } from '../../../clip'
import { en, GUESSES } from './en'
import type { HeadingWords, PartKind } from './kinds'
import { de, east, ru } from './others'
import { es, fr, it, pt } from './romance'

interface Phrase {
  words: string[]
  kind: PartKind
}

const byFirstWord = new Map<string, Phrase[]>()
for (const language of [en, de, fr, es, pt, it, ru])
  for (const [kind, text] of phrasesOf(language)) {
    const words = wordsOf(text)
    const first = words[0] ?? ''
    byFirstWord.set(
      first,
      [...(byFirstWord.get(first) ?? []), { words, kind }].sort((a, b) => b.words.length - a.words.length),
    )
  }
const unspaced = phrasesOf(east)
  .map(([kind, text]) => [kind, plain(text)] as const)
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
  const found = findPhrase(wordsOf(main).filter((word) => !NUMBER.test(word) || word === '5')) ?? findUnspaced(plain(main))
  if (!found) return null
  return {
    kind: found.kind,
    isBare: [...found.rest, ...asides].every((word) => SMALL.has(word) || NUMBER.test(word) || ZONES.has(word)),
  }
}

const ZONES = new Set([...Object.keys(OFFSETS), ...Object.keys(REGIONS)].map((name) => name.toLowerCase()))

const SMALL = new Set(
  wordsOf(
    'the our a an of and to for on in it is was analysis evaluation incident issue event events outage event list table time times short brief detailed details details key main final technical initial post mortem postmortem report s resumen de del da do des les la le el und der die das zum e o a y los las section part measure items item all approximate approximation approximately future',
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
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]/.test(title) || title.length > 60) return null
  const found = unspaced.find(([, phrase]) => title.includes(phrase))
  if (!found) return null
  return { kind: found[0], rest: wordsOf(title.replace(found[1], ' ')) }
}
