import type { JsonValue } from './json-path'
import { readNumber } from './read-number'

/** How a value of a document can be compared with what was typed. */
export const COMPARISONS = ['equals', 'differs', 'above', 'below', 'exists', 'absent'] as const

export interface Comparison {
  jsonIs: (typeof COMPARISONS)[number]
  jsonValue: string
}

const LABELS: Record<Comparison['jsonIs'], string> = {
  equals: 'equal to',
  differs: 'other than',
  above: 'above',
  below: 'below',
  exists: 'there',
  absent: 'absent',
}

/** The comparisons as a form offers them. */
export const COMPARISON_OPTIONS = COMPARISONS.map((value) => ({ value, label: LABELS[value] }))

/** Whether a value is as it was said to be; undefined stands for none. */
export function compare({ jsonIs, jsonValue }: Comparison, value: JsonValue | undefined): boolean {
  if (jsonIs === 'absent') return value === undefined
  if (value === undefined) return false
  if (jsonIs === 'exists') return true
  if (jsonIs === 'equals') return isWritten(value, jsonValue)
  if (jsonIs === 'differs') return !isWritten(value, jsonValue)
  const limit = readNumber(jsonValue)
  if (typeof value !== 'number' || limit === null) return false
  return jsonIs === 'above' ? value > limit : value < limit
}

/** A text equals what was typed; anything else equals it as JSON: true, 3, null, {"a":1}. */
function isWritten(value: JsonValue, written: string): boolean {
  if (typeof value === 'string') return value === written || JSON.stringify(value) === written.trim()
  if (typeof value === 'number') return value === readNumber(written)
  try {
    return JSON.stringify(value) === JSON.stringify(JSON.parse(written))
  } catch {
    return false
  }
}

/** "is “ok”", "is above 3", "is there". */
export function wordComparison({ jsonIs, jsonValue }: Comparison): string {
  if (jsonIs === 'exists') return 'is there'
  if (jsonIs === 'absent') return 'is not there'
  if (jsonIs === 'equals') return `is ${quote(jsonValue)}`
  if (jsonIs === 'differs') return `is not ${quote(jsonValue)}`
  return `is ${jsonIs} ${jsonValue.trim()}`
}

/** True where the comparison has a number to compare with, or needs none. */
export const isComparable = ({ jsonIs, jsonValue }: Comparison): boolean =>
  (jsonIs !== 'above' && jsonIs !== 'below') || readNumber(jsonValue) !== null

// Reading an expression takes no time to speak of; only running one does, and that is never done here.
/** Whether a text is a regular expression, as checks understand them. */
export function compiles(source: string): boolean {
  try {
    return source === '' || new RegExp(source, 'mu') instanceof RegExp
  } catch {
    return false
  }
}

export const quote = (text: string): string => `“${short(text)}”`
/** At most 120 characters of a text. */
export const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
