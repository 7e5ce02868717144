import type { FetchResponse } from '../../../platform/net/guarded-fetch'
import { compare, quote, short, wordComparison } from '../comparison'
import { type JsonValue, readPath, valueAt } from '../json-path'
import type { Observation, Reach } from '../kind'
import { type HttpConfig, readStatuses } from './config'

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
