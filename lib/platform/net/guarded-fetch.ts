import { Agent, buildConnector } from 'undici'
import { type Allowance, judgeAddress } from './addresses'
import { MAX_TIMEOUT_MS, startDeadline } from './deadline'
import { FetchFailure, type FetchFailureName, nameFailure } from './failures'
import { isReservedHeader } from './headers'
import { nextHop } from './redirects'
import { type Guard, guardedLookup, notAllowed, type Phase, timeIsOver } from './resolve'
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
  return async (request) => {
    const started = performance.now()
    const elapsed = () => Math.round(performance.now() - started)
    const deadline = startDeadline(request.timeoutMs, request.signal)
    const phase: Phase = { isResolving: false }
    const agent = new Agent({
      connect: guardedConnector(guard, phase),
      connections: 1,
      maxHeaderSize: 32_768,
      headersTimeout: MAX_TIMEOUT_MS,
      bodyTimeout: MAX_TIMEOUT_MS,
    })
    try {
      const response = await Promise.race([follow(agent, guard.allowance, request, deadline.signal), deadline.reached])
      return { ok: true, ...response, elapsedMs: elapsed() }
    } catch (thrown) {
      const { failure, message } = nameFailure(deadline.signal.aborted ? timeIsOver(deadline.signal.reason, phase) : thrown)
      return { ok: false, failure, message, elapsedMs: elapsed() }
    } finally {
      deadline.end()
      // Not awaited: a peer that never answers must not hold the result.
      agent.destroy().catch(() => {})
    }
  }
}

async function follow(agent: Agent, allowance: Allowance, request: FetchRequest, signal: AbortSignal) {
  let hop = {
    url: readTarget(request.url, allowance),
    method: request.method,
    headers: request.headers.filter(({ name }) => !isReservedHeader(name)),
    body: request.body,
  }
  for (let redirects = 0; ; redirects++) {
    const { statusCode, headers, body } = await agent.request({
      origin: hop.url.origin,
      path: hop.url.pathname + hop.url.search,
      // The method was judged by whoever built the request; undici's type knows only the usual ones.
      method: hop.method as 'GET',
      headers: [
        'user-agent',
        'Nevermore (check)',
        'accept-encoding',
        'identity',
        ...hop.headers.flatMap(({ name, value }) => [name, value]),
      ],
      body: hop.body,
      signal,
    })
    const location = headers.location
    if (request.followRedirects && statusCode >= 300 && statusCode < 400 && typeof location === 'string') {
      body.on('error', () => {}).destroy()
      if (redirects === MAX_REDIRECTS)
        throw new FetchFailure('too_many_redirects', `The answer was a redirect for the ${MAX_REDIRECTS + 1}th time.`)
      hop = nextHop(hop, statusCode, location, allowance)
      continue
    }
    return { status: statusCode, headers: plain(headers), body: await readBody(body), url: hop.url.href, redirects }
  }
}

async function readBody(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_BYTES) throw new FetchFailure('body_too_large', 'The answer is larger than 1 MB, which is all that is read.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const plain = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )

function guardedConnector(guard: Guard, phase: Phase): buildConnector.connector {
  const { allowance, ca } = guard
  const connect = buildConnector({
    lookup: guardedLookup(guard, phase),
    // Explicit, so that no variable of the environment can switch verification off.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    timeout: MAX_TIMEOUT_MS,
    allowH2: false,
    ...(ca && { ca }),
  })
  return (options, done) =>
    connect(options, (...result) => {
      const [error, socket] = result
      if (error) return done(error, null)
      if (judgeAddress(socket.remoteAddress ?? '', allowance) === 'allowed') return done(null, socket)
      socket.destroy()
      done(notAllowed(), null)
    })
}
