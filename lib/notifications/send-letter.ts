import type { Mailbox } from '../platform/mailbox'
import type { Sent } from './deliveries.store'
import { htmlOf, textOf } from './formats/mail'
import type { Message } from './message'
import type { Ways } from './ways'

/** Sends a message as e-mail. `id` is that of the delivery: it makes two tries of one letter the same letter. */
export async function sendLetter(
  { id, to, message }: { id: string; to: Mailbox; message: Message },
  { mail }: Pick<Ways, 'mail'>,
  signal: AbortSignal,
): Promise<Sent> {
  if (!mail)
    return { state: 'failed', words: 'This installation has no mail server: set NEVERMORE_SMTP_URL and NEVERMORE_MAIL_FROM.' }
  const result = await mail({ id, to, subject: message.subject, text: textOf(message), html: htmlOf(message) }, signal)
  if (result.ok) return { state: 'sent', words: 'The mail server took it.' }
  return { state: 'failed', words: result.message, isFinal: result.isFinal }
}
