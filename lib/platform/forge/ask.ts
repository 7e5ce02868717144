import type { z } from 'zod'
import { PushFailure } from '../git/push-failure'
import type { FetchResponse, GuardedFetch } from '../net/guarded-fetch'
import { isHeaderValue } from '../net/headers'
import type { Dialect } from './dialect'
import { type AtForge, apiOf, FORGE_LABELS } from './place'

/** For one request, names and answer together. */
const LIMIT_MS = 20_000

interface Asked {
  path: string
  query?: Record<string, string>
  /** Sent as JSON, by POST. */
  body?: Record<string, unknown>
}

/** Sends one request to the API of a forge. What it answers is the caller's to judge. @throws PushFailure where it does not answer */
export type Ask = (asked: Asked) => Promise<FetchResponse>

export function makeAsk({ forge, place }: AtForge, { accept, scheme }: Dialect, token: string, fetch: GuardedFetch): Ask {
  // Of "name:token", as Git wants it, the API wants the token alone.
  const bare = token.slice(token.indexOf(':') + 1).trim()
  if (!isHeaderValue(bare))
    throw new PushFailure('token_refused', 'The secret is no token: it has several lines or foreign letters.')
  return async ({ path, query, body }) => {
    const response = await fetch({
      url: `${apiOf(forge, place)}${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
      method: body ? 'POST' : 'GET',
      headers: [
        { name: 'Accept', value: accept },
        { name: 'Authorization', value: `${scheme} ${bare}` },
        ...(body ? [{ name: 'Content-Type', value: 'application/json' }] : []),
      ],
      body: body ? JSON.stringify(body) : null,
      followRedirects: true,
      timeoutMs: LIMIT_MS,
    })
    if (response.ok) return response
    const { failure, message } = response
    if (failure === 'target_not_allowed' || failure === 'timed_out')
      throw new PushFailure(failure, `${FORGE_LABELS[forge]}: ${message}`)
    throw new PushFailure('unreachable', `${FORGE_LABELS[forge]} could not be asked: ${message}`)
  }
}

/** @throws PushFailure for every status but success */
export function demandSuccess(response: FetchResponse, { forge, repository }: AtForge, word: string): void {
  const { status, headers } = response
  if (status >= 200 && status < 300) return
  const name = FORGE_LABELS[forge]
  const isLimited =
    status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined))
  if (isLimited) throw new PushFailure('rate_limited', `${name} takes no more requests from this token for now.`)
  if (status === 401 || status === 403)
    throw new PushFailure(
      'token_refused',
      `${name} refuses the token: it is wrong, has expired, or may not open a ${word} in ${repository}. Give it that right, or choose another secret.`,
    )
  if (status === 404)
    throw new PushFailure(
      'repository_not_found',
      `${name} shows no repository ${repository} to this token, or it takes no ${word}s.`,
    )
  if (status >= 500) throw new PushFailure('forge_failed', `${name} answered ${status}, which is an error of its own.`)
  throw new PushFailure('request_refused', `${name} does not take the ${word}: ${saidIn(response) || `it answered ${status}`}.`)
}

/** @throws PushFailure where the answer is not what the API's description promises */
export function readAnswer<Value>({ body }: FetchResponse, shape: z.ZodType<Value>, { forge }: AtForge): Value {
  const parsed = shape.safeParse(jsonOf(body))
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.')
  throw new PushFailure(
    'unexpected_answer',
    `What ${FORGE_LABELS[forge]} answered is not as its API says${where ? ` (at ${where})` : ''}. Look whether the address leads to one.`,
  )
}

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** The far side's own words, fit to be shown. */
function saidIn({ body }: FetchResponse): string {
  const found = jsonOf(body)
  const parts = typeof found === 'object' && found !== null ? [...wordsOf(found, 'message'), ...wordsOf(found, 'errors')] : []
  return parts
    .join('; ')
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 200)
}

const wordsOf = (from: object, key: string): string[] => {
  const value: unknown = Reflect.get(from, key)
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === 'string' ? one : typeof one === 'object' && one !== null ? wordsOf(one, 'message') : [],
  )
}
