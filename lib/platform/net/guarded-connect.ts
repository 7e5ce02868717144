import { connect, type Socket } from 'node:net'
import { judgeAddress } from './addresses'
import { startDeadline } from './deadline'
import { type FetchFailureName, nameFailure } from './failures'
import { readHost } from './hosts'
import { type Guard, guardedLookup, notAllowed, type Phase, timeIsOver } from './resolve'

export interface ConnectRequest {
  /** A name or an address; an IPv6 address with or without brackets. */
  host: string
  port: number
  /** For looking up the name and connecting together. At most 30 s. */
  timeoutMs: number
  signal?: AbortSignal
}

type ConnectResult =
  | {
      ok: true
      /** Connected, and nothing read yet. Whoever asked for it destroys it. */
      socket: Socket
      elapsedMs: number
    }
  | { ok: false; failure: FetchFailureName; message: string; elapsedMs: number }

/**
 * A connection to somebody else's server for what is not HTTP, under the rules of docs/decisions/007-outgoing-requests.md.
 * Never throws for what the far side does.
 */
export type GuardedConnect = (request: ConnectRequest) => Promise<ConnectResult>

/** Resolves the name once, judges every address, connects to those, and judges the one that answered again. */
export function guardedConnect(guard: Guard): GuardedConnect {
  return async ({ host, port, timeoutMs, signal }) => {
    const started = performance.now()
    const elapsed = () => Math.round(performance.now() - started)
    const deadline = startDeadline(timeoutMs, signal)
    const phase: Phase = { isResolving: false }
    let socket: Socket | undefined
    try {
      socket = connect({
        host: readHost(host, guard.allowance),
        port,
        lookup: guardedLookup(guard, phase),
        autoSelectFamily: true,
        // Of a name with several addresses: how long each is waited for before the next one is tried.
        autoSelectFamilyAttemptTimeout: 2000,
      })
      // It stays: an error that comes later must not end the process, whoever holds the socket by then.
      socket.on('error', () => {})
      await Promise.race([connected(socket), deadline.reached])
      if (judgeAddress(socket.remoteAddress ?? '', guard.allowance) !== 'allowed') throw notAllowed()
      return { ok: true, socket, elapsedMs: elapsed() }
    } catch (thrown) {
      socket?.destroy()
      const { failure, message } = nameFailure(deadline.reason ? timeIsOver(deadline.reason, phase) : thrown)
      return { ok: false, failure, message, elapsedMs: elapsed() }
    } finally {
      deadline.end()
    }
  }
}

const connected = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
