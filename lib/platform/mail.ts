import { createTransport } from 'nodemailer'
import { type Mailbox, readMailbox } from './mailbox'
import { settings } from './settings'

const TIMEOUT_MS = 20_000

export interface Letter {
  /** The same for every try of one letter. */
  id: string
  to: Mailbox
  /** One line. */
  subject: string
  text: string
  html: string
}

type MailResult =
  | { ok: true; response: string }
  /** `isFinal`: the server says that it will never take this letter. */
  | { ok: false; message: string; isFinal: boolean }

/** Hands a letter to the mail server. Never throws for what the server does. */
export type SendMail = (letter: Letter, signal: AbortSignal) => Promise<MailResult>

/** Sends by the server of the settings; null where there is none. */
export function mailer(): SendMail | null {
  const { smtpUrl, mailFrom, publicUrl } = settings()
  const from = mailFrom ? readMailbox(mailFrom) : null
  if (!smtpUrl || !from) return null
  const transport = createTransport({ ...connection(new URL(smtpUrl)), disableFileAccess: true, disableUrlAccess: true })
  const host = publicUrl ? new URL(publicUrl).hostname : 'nevermore.invalid'
  return async ({ id, to, subject, text, html }, signal) => {
    try {
      const { response } = await transport.sendMail({
        ...{ from, to, subject, text, html, signal },
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { ok: true, response }
    } catch (error) {
      return { ok: false, ...explain(error) }
    }
  }
}

function connection({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const isHere = ['localhost', '127.0.0.1', '::1'].includes(host)
  return {
    host,
    port: Number(port) || (secure ? 465 : username ? 587 : 25),
    secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // A password leaves this machine encrypted or not at all.
    requireTLS: username !== '' && !isHere,
    tls: { rejectUnauthorized: !isHere, minVersion: 'TLSv1.2' as const },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
  }
}

const BY_CODE: Record<string, string> = {
  EAUTH: 'The mail server refused the name or password in NEVERMORE_SMTP_URL.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EDNS: 'The name of the mail server could not be looked up.',
  ECONNECTION: 'The mail server closed the connection.',
  ESOCKET: 'The mail server cannot be reached.',
  ETLS: 'No encrypted connection to the mail server could be agreed on.',
  EPROTOCOL: 'What answers is not a mail server.',
  EABORT: 'It was stopped before the mail server had answered.',
}

// 5xx to a recipient or to the letter itself stays so; 5xx to our own name and password is mended by the operator.
const ABOUT_THE_LETTER = ['EENVELOPE', 'EMESSAGE']

function explain(error: unknown): { message: string; isFinal: boolean } {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
  const isFinal = ABOUT_THE_LETTER.includes(code) && responseCode >= 500
  const words = BY_CODE[code] ?? (responseCode ? 'The mail server did not take it.' : 'The letter could not be sent.')
  return { message: responseCode ? `${words} (${responseCode})` : words, isFinal }
}

/** Whom our e-mail is from; null where none can be sent. */
export function mailSender(): string | null {
  const { smtpUrl, mailFrom } = settings()
  return smtpUrl && mailFrom ? (readMailbox(mailFrom)?.address ?? null) : null
}
