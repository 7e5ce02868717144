import type { FetchResponse } from '../../../platform/net/guarded-fetch'
import type { Observation, Reach } from '../kind'
import { type HttpConfig, readNumber, readStatuses } from './config'
import { type JsonValue, readPath, valueAt } from './json-path'

/** An expectation that could not be judged is neither met nor missed. */
export type Judged = Observation & { failure?: string; undecided?: true }

/** Looks at every expectation of the check: what was expected beside what was observed. Bodies are never repeated (S19). */
export async function judgeResponse(config: HttpConfig, response: FetchResponse, reach: Reach): Promise<Judged[]> {
  const body = new TextDecoder().decode(response.body)
  const judged: Judged[] = [judgeStatus(config, response)]
  if (config.contains)
    judged.push({
      what: 'Body',
      expected: `contains ${quote(config.contains)}`,
      observed: body.includes(config.contains) ? 'it does' : 'it does not',
      holds: body.includes(config.contains),
      failure: 'text_missing',
    })
  if (config.lacks)
    judged.push({
      what: 'Body',
      expected: `does not contain ${quote(config.lacks)}`,
      observed: body.includes(config.lacks) ? 'it does' : 'it does not',
      holds: !body.includes(config.lacks),
      failure: 'text_present',
    })
  if (config.pattern) judged.push(await judgePattern(config.pattern, body, reach))
  if (config.jsonPath) judged.push(judgeJson(config, body))
  if (config.maxMs !== null)
    judged.push({
      what: 'Time',
      expected: `within ${config.maxMs} ms`,
      observed: `${response.elapsedMs} ms`,
      holds: response.elapsedMs <= config.maxMs,
      failure: 'too_slow',
    })
  return judged
}

function judgeStatus(config: HttpConfig, { status }: FetchResponse): Judged {
  const holds = (readStatuses(config.status) ?? []).some(([from, to]) => from <= status && status <= to)
  return { what: 'Status', expected: config.status, observed: String(status), holds, failure: 'wrong_status' }
}

async function judgePattern(pattern: string, body: string, reach: Reach): Promise<Judged> {
  const row = { what: 'Body', expected: `matches /${pattern}/`, failure: 'pattern_not_found' }
  const found = await reach.matches(pattern, body)
  if (found === 'too_slow') return { ...row, observed: 'given up after 100 ms', undecided: true, failure: 'pattern_too_slow' }
  return { ...row, observed: found ? 'it does' : 'it does not', holds: found }
}

function judgeJson(config: HttpConfig, body: string): Judged {
  const row = { what: `Value of ${config.jsonPath}`, expected: wordComparison(config) }
  let document: JsonValue
  try {
    document = JSON.parse(body)
  } catch {
    return { ...row, observed: 'the body is no JSON', holds: false, failure: 'not_json' }
  }
  const value = valueAt(document, readPath(config.jsonPath) ?? [])
  const observed = value === undefined ? 'nothing there' : short(JSON.stringify(value))
  return { ...row, observed, holds: compare(config, value), failure: 'wrong_value' }
}

function compare({ jsonIs, jsonValue }: HttpConfig, value: JsonValue | undefined): boolean {
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
export function wordComparison({ jsonIs, jsonValue }: Pick<HttpConfig, 'jsonIs' | 'jsonValue'>): string {
  if (jsonIs === 'exists') return 'is there'
  if (jsonIs === 'absent') return 'is not there'
  if (jsonIs === 'equals') return `is ${quote(jsonValue)}`
  if (jsonIs === 'differs') return `is not ${quote(jsonValue)}`
  return `is ${jsonIs} ${jsonValue.trim()}`
}

const quote = (text: string): string => `“${short(text)}”`
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
