import { z } from 'zod'
import type { FetchResponse } from '../../../platform/net/guarded-fetch'
import { shown } from '../target'

/** One series at one instant. */
export interface Series {
  /** As Prometheus writes it: up{job="shop"}. */
  name: string
  value: number
}

/** What Prometheus said; or why that is nothing to judge by. */
export type Answer = { ok: true; series: Series[] } | { ok: false; failure: string; words: string }

/** More are not looked at one by one: the query should sum them up. */
const MAX_SERIES = 1000

const Sample = z.tuple([z.number(), z.string()])
const Body = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('success'),
    warnings: z.array(z.string()).optional(),
    data: z.discriminatedUnion('resultType', [
      z.object({
        resultType: z.literal('vector'),
        result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: Sample })),
      }),
      z.object({ resultType: z.literal('scalar'), result: Sample }),
      z.object({ resultType: z.enum(['matrix', 'string']) }),
    ]),
  }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
])

/** Reads an answer of /api/v1/query. Whatever is not plainly one is a failure: there is no guessing at half an answer. */
export function readAnswer({ status, body }: FetchResponse): Answer {
  if (status === 401 || status === 403) return fail('not_authorised', `Prometheus does not let us ask: it answered ${status}.`)
  const parsed = Body.safeParse(readJson(body))
  if (!parsed.success) return fail('not_prometheus', `It answered ${status}, and not as Prometheus does.`)
  if (parsed.data.status === 'error') return readError(parsed.data)
  if (status !== 200) return fail('not_prometheus', `It answered ${status}, expected 200.`)
  const { data, warnings = [] } = parsed.data
  if (warnings.length > 0) return fail('partial_answer', 'Prometheus warns that its answer may not be whole.')
  if (data.resultType === 'vector') {
    if (data.result.length > MAX_SERIES)
      return fail('too_many_series', `The query has ${data.result.length} series, at most ${MAX_SERIES} are judged: sum them up.`)
    return {
      ok: true,
      series: data.result.map(({ metric, value }) => ({ name: wordMetric(metric), value: readValue(value[1]) })),
    }
  }
  if (data.resultType === 'scalar') return { ok: true, series: [{ name: 'the value', value: readValue(data.result[1]) }] }
  return fail(
    'bad_query',
    `The query has a ${data.resultType === 'matrix' ? 'range' : 'text'} as its result; expected values of one instant.`,
  )
}

function readError({ errorType, error }: { errorType: string; error: string }): Answer {
  // What is wrong with the query is said in words of the query itself.
  if (errorType === 'bad_data') return fail('bad_query', `Prometheus cannot read the query: ${shown(error)}`)
  if (errorType === 'timeout' || errorType === 'canceled' || /deadline exceeded|timed out/.test(error))
    return fail('query_timed_out', 'Prometheus gave the query up: it took too long.')
  return fail('query_failed', `Prometheus could not work the query out: ${shown(error)}`)
}

const fail = (failure: string, words: string): Answer => ({ ok: false, failure, words })

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** "+Inf", "-Inf" and "NaN" are values, too. */
const readValue = (text: string): number =>
  /^[+-]?Inf$/.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : text === '' ? Number.NaN : Number(text)

function wordMetric({ __name__ = '', ...labels }: Record<string, string>): string {
  const inside = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return shown(inside.length > 0 ? `${__name__}{${inside.join(', ')}}` : __name__ || 'the value')
}
