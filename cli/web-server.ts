import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { Refusal } from '../lib/platform/errors'

/** A slow client may not hold a connection: headers within 15 s, the whole request within 60 s. */
const LIMITS = { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 2_000 }

export interface WebServer {
  server: Server
  /**
   * Takes no new connection, and resolves when every request that came is answered, or after `patienceMs`. Streams of events,
   * which have no end of their own, are ended at once: the browser comes back to whoever listens next.
   */
  stop(patienceMs: number): Promise<boolean>
}

/**
 * Listens for the web.
 * @throws Refusal where the address cannot be had
 */
export async function listen(port: number, host: string, answer: RequestListener): Promise<WebServer> {
  let stopping = false
  const open = new Set<ServerResponse>()
  const server = createServer(LIMITS, (request, response) => {
    if (stopping) response.shouldKeepAlive = false
    open.add(response)
    response.once('close', () => open.delete(response))
    answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refuseAddress(error, port, host)))
    server.listen(port, host, resolve)
  })
  return {
    server,
    async stop(patienceMs) {
      await quietTurn()
      stopping = true
      const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)))
      // A connection that becomes idle only now is closed as well.
      const idle = setInterval(() => {
        server.closeIdleConnections()
        for (const response of open) if (isEventStream(response)) response.destroy()
      }, 50)
      const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs).unref())
      const inTime = await Promise.race([closed, late])
      clearInterval(idle)
      if (!inTime) server.closeAllConnections()
      return inTime
    },
  }
}

const isEventStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')

/**
 * What the system has accepted already is ours to answer, and closing the door would turn it away: resolves right after a turn
 * of the event loop that let in whoever stood before it and did hardly anything else, or after many that were busy.
 */
async function quietTurn(): Promise<void> {
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  await turn()
  for (let turns = 0; turns < 100; turns++) {
    const began = performance.now()
    await turn()
    if (performance.now() - began < 1) return
  }
}

/** Why nobody can listen there, and what to do. */
function refuseAddress(error: NodeJS.ErrnoException, port: number, host: string): Refusal {
  const cause = CAUSES[error.code ?? '']
  return new Refusal(
    `Cannot listen on ${host}:${port}: ${cause?.[0] ?? error.message}.`,
    cause?.[1] ?? 'Choose another with --port N and --host ADDRESS.',
  )
}

const CAUSES: Record<string, [found: string, advice: string]> = {
  EADDRINUSE: ['the port is in use', 'End the program that uses it, or choose another port with --port N.'],
  EACCES: ['this user may not use that port', 'Ports below 1024 are for root: choose another with --port N.'],
  EADDRNOTAVAIL: ['this machine has no such address', 'Choose one it has with --host ADDRESS: 127.0.0.1, or 0.0.0.0 for all.'],
  ENOTFOUND: ['the host name is unknown', 'Choose an address of this machine with --host ADDRESS.'],
}

/** The port itself, or for 0 one that is free now. @throws Refusal where it cannot be had */
export async function claimPort(port: number, host: string): Promise<number> {
  const probe = await listen(port, host, () => {})
  const address = probe.server.address()
  await probe.stop(0)
  return typeof address === 'object' && address ? address.port : port
}
