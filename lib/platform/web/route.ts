import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { MemberActor } from '@/lib/access/actor'
import { Conflict, Forbidden, Invalid, Limited, NotFound } from '../errors'
import { newId } from '../ids'
import { log } from '../log'
import { judgeOrigin } from '../origins'
import { currentSession } from './actor'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

/** A route handler for members: judges the origin of what changes something, and finds the member before it runs. */
export function memberRoute<Context>(
  work: (actor: MemberActor, request: Request, context: Context) => Promise<Response> | Response,
): Handler<Context> {
  return answering(async (request, context) => {
    guard(request)
    const session = await currentSession()
    if (!session) return plain(401, 'You are not signed in.')
    return work(session.actor, request, context)
  })
}

/** The same without a member, for what comes before signing in: next-auth, health. */
export function machineRoute<Context>(work: Handler<Context>): Handler<Context> {
  return answering((request, context) => {
    guard(request)
    return work(request, context)
  })
}

/**
 * A route that other programs call with a token of their own in the path (heartbeats). They have no origin; a browser's page on
 * another site has one, and gains nothing: there is no cookie involved.
 */
export function tokenRoute<Context>(work: Handler<Context>): Handler<Context> {
  return answering(work)
}

function guard(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  judgeOrigin(request.headers.get('origin'))
}

function answering<Context>(work: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      return uncached(await work(request, context))
    } catch (error) {
      unstable_rethrow(error)
      return explained(error, request)
    }
  }
}

/** Built anew, because the headers of a redirect cannot be changed. */
function uncached(response: Response): Response {
  if (response.headers.has('Cache-Control')) return response
  const headers = new Headers(response.headers)
  headers.set('Cache-Control', 'no-store, private')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

function explained(error: unknown, request: Request): Response {
  if (error instanceof NotFound) return plain(404, 'Not found.')
  if (error instanceof Forbidden) {
    log().warn({ path: new URL(request.url).pathname, method: request.method, because: error.message }, 'refused')
    return plain(403, error.message)
  }
  if (error instanceof Invalid) return plain(400, error.message)
  if (error instanceof Conflict) return plain(409, error.message)
  if (error instanceof Limited) return plain(429, error.message, { 'Retry-After': String(error.retryAfterSeconds) })
  const id = newId()
  log().error({ err: error, problem: id }, 'route failed')
  return plain(500, `Something broke on our side: problem ${id}.`)
}

const plain = (status: number, message: string, headers: Record<string, string> = {}) =>
  new Response(`${message}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store, private',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  })
