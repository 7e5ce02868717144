import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll } from 'vitest'

/** A letter as a mail server took it. */
export interface Received {
  from: string
  to: string[]
  /** It came over an encrypted connection. */
  wasEncrypted: boolean
  /** As whom it was signed in; undefined where it was not asked. */
  user: string | undefined
  /** Headers and body as they came over the wire. */
  raw: string
}

/** A real SMTP server on loopback; closed after the file's tests. */
export async function mailServer(options: SMTPServerOptions = {}, host = '127.0.0.1') {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, wasEncrypted: secure, user, raw: Buffer.concat(chunks).toString('utf8') })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://${host}:${port}`, received }
}

/** A header of a letter, unfolded; undefined where there is none. */
export const headerOf = ({ raw }: Received, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw.split('\r\n\r\n')[0] ?? '')?.[1]?.replace(/\r\n[ \t]/g, ' ')

/** The parts of a letter, decoded. */
export function partsOf({ raw }: Received): Record<string, string> {
  const boundary = /boundary="?([^";\r\n]+)/.exec(raw)?.[1]
  const parts = boundary ? raw.split(`--${boundary}`).slice(1, -1) : []
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('\r\n\r\n')
      const head = part.slice(0, at)
      return [/Content-Type: ([^;\r\n]+)/i.exec(head)?.[1] ?? '', decode(head, part.slice(at + 4))]
    }),
  )
}

function decode(head: string, body: string): string {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
