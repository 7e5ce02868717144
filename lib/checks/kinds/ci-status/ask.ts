import { z } from 'zod'
import { jsonOf } from '../../../platform/forge/ask'
import { DIALECTS } from '../../../platform/forge/requests'
import type { FetchResponse } from '../../../platform/net/guarded-fetch'
import { isHeaderValue } from '../../../platform/net/headers'
import { plusSeconds } from '../../rules'
import type { Reach } from '../kind'
import { openFor } from '../opened-secret'
import { apiOf, type CiStatusConfig } from './config'

/** Why the provider could not be asked, or what it answered could not be used. */
export class CouldNotAsk extends Error {
  override name = 'CouldNotAsk'
  constructor(
    readonly failure: string,
    message: string,
    readonly lookAgainAt?: Date,
  ) {
    super(message)
  }
}

/** Asks the API of a provider for JSON of a shape; null where it says 404. @throws CouldNotAsk */
export type Ask = <Value>(path: string, query: Record<string, string | number>, shape: z.ZodType<Value>) => Promise<Value | null>

/** Requests of one look, together: what is behind further pages is not asked for. */
const MOST_REQUESTS = 30
/** However far away a provider says that its limit ends, within this time it is asked again. */
const LONGEST_WAIT_S = 3600

/** A way to ask the provider of this check, with its token, until its time is over. @throws CouldNotAsk where the token cannot be used */
export async function makeAsk(config: CiStatusConfig, reach: Reach): Promise<Ask> {
  const started = performance.now()
  const api = apiOf(config)
  const authorization = await authorise(config, reach, new URL(api))
  let requests = 0
  return async (path, query, shape) => {
    if (++requests > MOST_REQUESTS)
      throw new CouldNotAsk('too_many_requests', `It would take more than ${MOST_REQUESTS} requests.`)
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
    const response = await reach.fetch({
      url: `${api}${path}${search.size > 0 ? `?${search}` : ''}`,
      method: 'GET',
      headers: [{ name: 'Accept', value: DIALECTS[config.provider].accept }, ...authorization],
      body: null,
      followRedirects: true,
      timeoutMs: Math.max(1, Math.round(config.timeoutSeconds * 1000 - (performance.now() - started))),
      signal: reach.signal,
    })
    if (!response.ok) throw new CouldNotAsk(response.failure, response.message)
    if (response.status === 404) return null
    refuseStatus(response, config, reach.now())
    return read(response, shape)
  }
}

async function authorise({ provider, secret }: CiStatusConfig, reach: Reach, url: URL) {
  if (secret === '') return []
  const opened = await openFor(reach, secret, url)
  if (opened.refused) throw new CouldNotAsk(opened.refused.failure, opened.refused.message)
  if (!isHeaderValue(opened.value))
    throw new CouldNotAsk(
      'secret_unusable',
      `The secret ${secret} is no token: it has line breaks or letters that HTTP does not take.`,
    )
  return [{ name: 'Authorization', value: `${DIALECTS[provider].scheme} ${opened.value}` }]
}

/** @throws CouldNotAsk for every status but success */
function refuseStatus(response: FetchResponse, { secret }: CiStatusConfig, now: Date): void {
  const { status, headers } = response
  if (status >= 200 && status < 300) return
  const isLimited =
    status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined))
  if (isLimited) {
    const waitS = Math.min(LONGEST_WAIT_S, waitSeconds(headers, now))
    const more = secret === '' ? ' With a token it allows more.' : ''
    throw new CouldNotAsk('rate_limited', `The provider allows no more requests for now.${more}`, plusSeconds(now, waitS))
  }
  if (status === 401 || status === 403) {
    const what =
      secret === ''
        ? 'The provider asks for a token: choose a secret.'
        : `The provider refuses the token ${secret}: it is wrong, has expired, or may not read this.`
    throw new CouldNotAsk('token_refused', what)
  }
  const because = status >= 500 ? 'provider_failed' : 'unexpected_answer'
  throw new CouldNotAsk(because, `The provider answered ${status}.`)
}

/** Seconds until the limit ends: said as such, or as a moment. A minute where nothing is said. */
function waitSeconds(headers: Record<string, string>, now: Date): number {
  const after = Number(headers['retry-after'])
  if (after > 0) return after
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'])
  return Math.max(60, reset > 0 ? reset - now.getTime() / 1000 : 0)
}

function read<Value>({ body, url }: FetchResponse, shape: z.ZodType<Value>): Value {
  const parsed = shape.safeParse(jsonOf(body))
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.')
  throw new CouldNotAsk(
    'unexpected_answer',
    `What ${new URL(url).host} answered is not as the API of this provider says${where ? ` (at ${where})` : ''}.`,
  )
}

/** An instant in an answer. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
