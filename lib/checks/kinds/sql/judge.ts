import { sayDuration, wordDuration, wordInstant } from '../../words'
import { short } from '../comparison'
import type { Observation, Outcome } from '../kind'
import { readNumber } from '../read-number'
import type { Rows } from './ask'
import type { SqlConfig } from './config'

const WORDS: Record<SqlConfig['is'], string> = {
  equals: 'is',
  differs: 'is not',
  above: 'is above',
  below: 'is below',
  at_least: 'is at least',
  at_most: 'is at most',
}

/** "is 0", "are at least 3", "is at most 1 day old". */
export function wordExpectation({ look, is, expected, maxAgeSeconds }: SqlConfig): string {
  if (look === 'age') return `is at most ${sayDuration(maxAgeSeconds)} old`
  if (look === 'rows') return `${WORDS[is].replace(/^is/, 'are')} ${expected}`
  return `${WORDS[is]} ${readNumber(expected) === null ? `“${short(expected)}”` : expected}`
}

const WHAT: Record<SqlConfig['look'], string> = { value: 'First value', rows: 'Rows', age: 'First value' }

/** Judges what a database answered. Only what was asked for is repeated, never a row. */
export function judgeRows(config: SqlConfig, answer: Rows, now: Date): Outcome {
  const judged = judge(config, answer, now)
  const row: Observation = {
    what: WHAT[config.look],
    expected: wordExpectation(config),
    observed: judged.observed,
    holds: judged.holds,
  }
  const evidence = [row, { what: 'Time', observed: `${answer.elapsedMs} ms` }]
  if (judged.holds) return { verdict: 'pass', summary: `${row.what}: ${judged.observed}`, evidence }
  const summary = `${row.what}: ${judged.observed}, expected: ${row.expected}`
  return { verdict: judged.verdict ?? 'fail', failure: judged.failure, summary, evidence }
}

interface Judged {
  observed: string
  holds: boolean
  failure: string
  /** Where the answer cannot be judged at all. */
  verdict?: 'error'
}

function judge(config: SqlConfig, { first, rows }: Rows, now: Date): Judged {
  if (config.look === 'rows') return { observed: String(rows), holds: compare(config, String(rows)), failure: 'wrong_count' }
  if (first === undefined) return { observed: 'no row', holds: false, failure: 'no_rows' }
  if (first === null) return { observed: 'NULL', holds: false, failure: 'no_value' }
  if (config.look === 'age') return judgeAge(config, first, now)
  return { observed: short(first), holds: compare(config, first), failure: 'wrong_value' }
}

function judgeAge({ maxAgeSeconds }: SqlConfig, text: string, now: Date): Judged {
  const at = readMoment(text)
  if (!at) return { observed: `${short(text)}, which is no moment`, holds: false, failure: 'not_a_moment', verdict: 'error' }
  const age = (now.getTime() - at.getTime()) / 1000
  const words = age < 0 ? `${wordDuration(-age)} ahead` : `${wordDuration(age)} old`
  return { observed: `${wordInstant(at)}, ${words}`, holds: age <= maxAgeSeconds, failure: 'too_old' }
}

function compare({ is, expected }: SqlConfig, text: string): boolean {
  const [value, limit] = [readNumber(text), readNumber(expected)]
  if (is === 'equals' || is === 'differs') {
    const same = value !== null && limit !== null ? value === limit : text === expected
    return same === (is === 'equals')
  }
  if (value === null || limit === null) return false
  return { above: value > limit, below: value < limit, at_least: value >= limit, at_most: value <= limit }[is]
}

/** A moment as databases write it, in UTC where no offset stands; or seconds or milliseconds since 1970. */
export function readMoment(text: string): Date | null {
  const number = readNumber(text)
  if (number !== null && number > 1e8) return valid(new Date(number > 1e11 ? number : number * 1000))
  const [, day, clock = '00:00:00', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(text.trim()) ?? []
  if (!day) return null
  const zone = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  return valid(new Date(`${day}T${clock.replace(/(\.\d{3})\d+/, '$1')}${zone.toUpperCase()}`))
}

const valid = (at: Date): Date | null => (Number.isNaN(at.getTime()) ? null : at)
