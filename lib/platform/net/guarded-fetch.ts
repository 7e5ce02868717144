import type { IncomingMessage } from 'node:http'
import { startDeadline } from './deadline'
import { FetchFailure, type FetchFailureName, nameFailure } from './failures'
import { asClosed, makeAsk } from './guarded-ask'
import { isReservedHeader } from './headers'
import { type Hop, nextHop } from './redirects'
import { type Guard, type Phase, timeIsOver } from './resolve'
import { readTarget } from './targets'

const MAX_REDIRECTS = 3
const MAX_BYTES = 1_000_000

export interface FetchRequest {
  url: string
  method: string
  headers: { name: string; value: string }[]
  body: string | null
  followRedirects: boolean
  /** For everything together: names, redirects, body. At most 30 s. */
  timeoutMs: number
  signal?: AbortSignal
}

export interface FetchResponse {
  ok: true
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Where the answer came from in the end. */
  url: string
  redirects: number
  /** From the first name looked up to the last byte read. */
  elapsedMs: number
}

type FetchResult = FetchResponse | { ok: false; failure: FetchFailureName; message: string; elapsedMs: number }

/** Asks somebody else's server, under the rules of docs/decisions/007-outgoing-requests.md. Never throws for what the far side does. */
export type GuardedFetch = (request: FetchRequest) => Promise<FetchResult>

/** The one way out: every address is judged after resolution and again when connected, on every hop. */
export function guardedFetch(guard: Guard): GuardedFetch {
  const ask = makeAsk(guard)
  return async (request) => {
    const started = performance.now()
    const elapsed = () => Math.round(performance.now() - started)
    const deadline = startDeadline(request.timeoutMs, request.signal)
    const phase: Phase = { isResolving: false }
    const look = (hop: Hop) => ask(hop, phase, deadline)
    try {
      const response = await Promise.race([follow(request, guard, look), deadline.reached])
      return { ok: true, ...response, elapsedMs: elapsed() }
    } catch (thrown) {
      const { failure, message } = nameFailure(deadline.reason ? timeIsOver(deadline.reason, phase) : thrown)
      return { ok: false, failure, message, elapsedMs: elapsed() }
    } finally {
      deadline.end()
    }
  }
}

async function follow(request: FetchRequest, { allowance }: Guard, look: (hop: Hop) => Promise<IncomingMessage>) {
  let hop: Hop = {
    url: readTarget(request.url, allowance),
    method: request.method,
    headers: request.headers.filter(({ name }) => !isReservedHeader(name)),
    body: request.body,
  }
  for (let redirects = 0; ; redirects++) {
    const response = await look(hop)
    const { statusCode: status = 0, headers } = response
    if (request.followRedirects && status >= 300 && status < 400 && headers.location !== undefined) {
      response.destroy()
      if (redirects === MAX_REDIRECTS)
        throw new FetchFailure('too_many_redirects', `The answer was a redirect for the ${MAX_REDIRECTS + 1}th time.`)
      hop = nextHop(hop, status, headers.location, allowance)
      continue
    }
    return { status, headers: plain(headers), body: await readBody(response), url: hop.url.href, redirects }
  }
}

const readBody = (response: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (response.errored) return reject(asClosed(response.errored))
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > MAX_BYTES)
        response.destroy(new FetchFailure('body_too_large', 'The answer is larger than 1 MB, which is all that is read.'))
    })
    response.once('end', () => resolve(Buffer.concat(chunks)))
    response.once('error', (error) => reject(asClosed(error)))
  })

const plain = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
