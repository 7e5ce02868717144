import type { Socket } from 'node:net'
import { FetchFailure } from '../../../platform/net/failures'
import { readUntil } from '../../../platform/net/read-until'
import type { STARTTLS } from './config'

const MAX_BYTES = 8192

/** What is waited for, and what is then said; the last answer is followed by TLS. */
const TALKS: Record<Exclude<(typeof STARTTLS)[number], 'none'>, { awaited: RegExp; refused: RegExp; say: string | Buffer }[]> = {
  smtp: [
    { awaited: /^220 [^\n]*\n/m, refused: /^[45]\d\d/m, say: 'EHLO nevermore.invalid\r\n' },
    { awaited: /^250 [^\n]*\n/m, refused: /^[45]\d\d/m, say: 'STARTTLS\r\n' },
    { awaited: /^220[ -][^\n]*\n/m, refused: /^[45]\d\d/m, say: '' },
  ],
  imap: [
    { awaited: /^\* OK[^\n]*\n/m, refused: /^\* (BYE|NO|BAD)/m, say: 'n1 STARTTLS\r\n' },
    { awaited: /^n1 OK[^\n]*\n/m, refused: /^n1 (NO|BAD)/m, say: '' },
  ],
  postgres: [
    // SSLRequest: its length and a number that is no version of the protocol.
    { awaited: /^/, refused: /$^/, say: Buffer.from('0000000804d2162f', 'hex') },
    { awaited: /^S/, refused: /^[^S]/, say: '' },
  ],
}

/**
 * Talks until the next thing on the socket is TLS.
 * @throws FetchFailure
 */
export async function startTls(
  socket: Socket,
  protocol: (typeof STARTTLS)[number],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (protocol === 'none') return
  const until = performance.now() + timeoutMs
  for (const { awaited, refused, say } of TALKS[protocol]) {
    if (!awaited.test('')) {
      const found = (bytes: Buffer) => awaited.test(bytes.toString('latin1')) || refused.test(bytes.toString('latin1'))
      const heard = await readUntil(socket, { found, maxBytes: MAX_BYTES, timeoutMs: until - performance.now(), signal })
      if (heard.because === 'stopped') throw new FetchFailure('stopped', 'The run was stopped before an answer came.')
      if (heard.because === 'timed_out') throw new FetchFailure('timed_out', 'Connected, but it did not go over to TLS in time.')
      if (heard.because === 'closed' || heard.because === 'reset')
        throw new FetchFailure('connection_closed', 'The connection was closed before it went over to TLS.')
      if (!awaited.test(heard.bytes.toString('latin1')))
        throw new FetchFailure('tls_handshake_failed', `It does not go over to TLS as ${protocol} does.`)
    }
    if (say) socket.write(say)
  }
}
