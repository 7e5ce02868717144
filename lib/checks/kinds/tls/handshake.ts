import { isIP } from 'node:net'
import { connect, createSecureContext, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from 'node:tls'
import { startDeadline } from '../../../platform/net/deadline'
import { type FetchFailureName, nameFailure } from '../../../platform/net/failures'
import type { Reach } from '../kind'
import { nameOf, type TlsConfig } from './config'
import { startTls } from './starttls'

export type Shaken =
  | {
      ok: true
      certificate: DetailedPeerCertificate
      protocol: string
      /** Why it is not trusted for the name, as OpenSSL or Node names it; null where it is. */
      distrust: string | null
      elapsedMs: number
    }
  | { ok: false; failure: FetchFailureName; message: string; elapsedMs: number }

/** How a connection is judged: made once and used for all, for reading the authorities takes longer than a look. */
export interface Contexts {
  /** As browsers look: TLS 1.2 and newer, no weak keys. What it finds is the verdict. */
  strict: SecureContext
  /** Also what is too old to be trusted: only to say what it is, never to pass. */
  lenient: SecureContext
}

/** @param ca authorities to trust instead of those Node knows, in PEM */
export const makeContexts = (ca?: string): Contexts => ({
  strict: createSecureContext({ minVersion: 'TLSv1.2', ca }),
  lenient: createSecureContext({ minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0', ca }),
})

/** Connects, goes over to TLS and closes again. Never throws for what the far side does. */
export async function shakeHands(config: TlsConfig, reach: Reach, secureContext: SecureContext): Promise<Shaken> {
  const { host, port, starttls } = config
  const timeoutMs = config.timeoutSeconds * 1000
  const connection = await reach.connect({ host, port, timeoutMs, signal: reach.signal })
  if (!connection.ok) return connection
  const { socket } = connection
  const started = performance.now() - connection.elapsedMs
  const elapsed = () => Math.round(performance.now() - started)
  const deadline = startDeadline(Math.max(1, timeoutMs - elapsed()), reach.signal)
  try {
    await startTls(socket, starttls, timeoutMs - elapsed(), reach.signal)
    const name = nameOf(config)
    const secure = connect({
      socket,
      host: name,
      ...(!isIP(name) && { servername: name }),
      secureContext,
      // Whether it is trusted is read below: one that is not is to be described, too. Nothing is ever sent over this connection.
      rejectUnauthorized: false,
    })
    await Promise.race([secured(secure), deadline.reached])
    const certificate = secure.getPeerCertificate(true)
    const distrust = secure.authorized ? null : String(secure.authorizationError)
    return { ok: true, certificate, protocol: secure.getProtocol() ?? 'unknown', distrust, elapsedMs: elapsed() }
  } catch (thrown) {
    const { failure, message } = nameFailure(deadline.reason ?? thrown)
    return { ok: false, failure, message, elapsedMs: elapsed() }
  } finally {
    deadline.end()
    socket.destroy()
  }
}

const secured = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('secureConnect', resolve)
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECLOSED' })))
    socket.on('error', reject)
  })
