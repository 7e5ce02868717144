import { type IncomingMessage, request as requestHttp } from 'node:http'
import { isIP, connect as netConnect, type Socket } from 'node:net'
import { createSecureContext, type SecureContext, connect as tlsConnect } from 'node:tls'
import { judgeAddress } from './addresses'
import type { Deadline } from './deadline'
import type { Hop } from './redirects'
import { type Guard, guardedLookup, notAllowed, type Phase } from './resolve'

/** Sends one request over a connection of its own and gives the head of the answer. The deadline ends both, also while it is read. */
type Ask = (hop: Hop, phase: Phase, deadline: Deadline) => Promise<IncomingMessage>

/** How requests are sent: nothing is written before the address of the open socket was judged. */
export function makeAsk(guard: Guard): Ask {
  // Made once: reading the authorities takes longer than a look.
  let context: SecureContext | undefined
  const secureContext = () => {
    context ??= createSecureContext({ minVersion: 'TLSv1.2', ...(guard.ca && { ca: guard.ca }) })
    return context
  }
  return (hop, phase, deadline) =>
    new Promise((resolve, reject) => {
      if (deadline.reason) return reject(deadline.reason)
      const isSecure = hop.url.protocol === 'https:'
      const host = hop.url.hostname.replace(/^\[|\]$/g, '')
      const to = { host, port: Number(hop.url.port || (isSecure ? 443 : 80)), lookup: guardedLookup(guard, phase) }
      const socket = isSecure ? tlsConnect({ ...to, ...secured(host, secureContext()) }) : netConnect(to)
      deadline.whenOver(() => socket.destroy())
      socket.on('error', reject)
      socket.once('connect', () => {
        if (judgeAddress(socket.remoteAddress ?? '', guard.allowance) !== 'allowed') socket.destroy(notAllowed())
      })
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        if (!socket.destroyed) send(hop, guard.userAgent ?? 'Nevermore', socket, resolve, reject)
      })
    })
}

const secured = (host: string, secureContext: SecureContext) => ({
  secureContext,
  ALPNProtocols: ['http/1.1'],
  // Explicit, so that no variable of the environment can switch verification off.
  rejectUnauthorized: true,
  ...(!isIP(host) && { servername: host }),
})

function send(
  { url, method, headers, body }: Hop,
  userAgent: string,
  socket: Socket,
  answered: (head: IncomingMessage) => void,
  failed: Failed,
) {
  const content = body === null ? null : Buffer.from(body)
  const length = content?.length ?? (EXPECTS_CONTENT.has(method) ? 0 : null)
  try {
    const request = requestHttp({
      createConnection: () => socket,
      method,
      path: url.pathname + url.search,
      maxHeaderSize: 32_768,
      // As one list, so that a name may stand there twice; then node adds none of its own.
      headers: [
        ['host', url.host],
        ['connection', 'close'],
        ['user-agent', userAgent],
        ['accept-encoding', 'identity'],
        ...(length === null ? [] : [['content-length', String(length)]]),
        ...headers.map(({ name, value }) => [name, value]),
      ].flat(),
    })
    let head: IncomingMessage | undefined
    request.once('response', (response) => {
      head = response
      // What breaks before its body is read is found by whoever reads it.
      head.on('error', () => {})
      answered(head)
    })
    request.on('error', (error) => {
      head?.destroy(error)
      failed(asClosed(error))
    })
    // Whatever ended it: somebody waits for an answer.
    request.once('close', () => {
      if (!head) failed(closed())
    })
    request.end(content)
  } catch (error) {
    socket.destroy()
    failed(error)
  }
}

type Failed = (error: unknown) => void

const EXPECTS_CONTENT = new Set(['POST', 'PUT', 'PATCH'])

/** node calls it a reset when the far side just closed; a real one comes from the system, and says in which call. */
export const asClosed = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && !('syscall' in error) ? closed() : error

const closed = () => Object.assign(new Error('closed'), { code: 'ECLOSED' })
