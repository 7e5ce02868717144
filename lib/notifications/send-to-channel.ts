import { readMailbox } from '../platform/mailbox'
import { publicUrl } from '../platform/origins'
import type { OpenChannel } from './channels.store'
import type { Sent } from './deliveries.store'
import { mattermostOf, slackOf } from './formats/chat'
import { signWebhook, webhookBody } from './formats/webhook'
import type { Message, Told } from './message'
import { readRetryAfter } from './rules'
import { sendLetter } from './send-letter'
import type { Ways } from './ways'

const TIMEOUT_MS = 15_000

interface Content {
  /** Of the delivery: the same at every try. */
  id: string
  told: readonly Told[]
  message: Message
}

/** Sends a message where a channel leads, in the form that is read there. */
export async function sendToChannel(
  { kind, target }: OpenChannel,
  { id, told, message }: Content,
  ways: Ways,
  signal: AbortSignal,
): Promise<Sent> {
  if (kind === 'email') {
    const to = readMailbox(target.address)
    if (!to) return { state: 'failed', isFinal: true, words: 'The address of this channel cannot be read.' }
    return sendLetter({ id, to, message }, ways, signal)
  }
  if (kind === 'slack') return post(target.address, JSON.stringify(slackOf(message)), [], ways, signal)
  if (kind === 'mattermost') return post(target.address, JSON.stringify(mattermostOf(message)), [], ways, signal)
  const at = new Date()
  const body = webhookBody(told, publicUrl(), at)
  return post(target.address, body, signWebhook(target.secret ?? '', id, at, body), ways, signal)
}

async function post(
  url: string,
  body: string,
  signed: { name: string; value: string }[],
  { fetch }: Pick<Ways, 'fetch'>,
  signal: AbortSignal,
): Promise<Sent> {
  const headers = [{ name: 'content-type', value: 'application/json; charset=utf-8' }, ...signed]
  const answer = await fetch({ url, method: 'POST', headers, body, followRedirects: false, timeoutMs: TIMEOUT_MS, signal })
  if (!answer.ok) return { state: 'failed', words: answer.message }
  const { status } = answer
  if (status >= 200 && status < 300) return { state: 'sent', words: `It answered ${status}.` }
  if (status === 410)
    return { state: 'failed', isFinal: true, words: 'It answered 410: there is nothing at this address any more.' }
  if (status >= 300 && status < 400)
    return { state: 'failed', words: `It answered ${status} and sends us elsewhere; give the address that it leads to.` }
  const wishSeconds = readRetryAfter(answer.headers['retry-after'], new Date())
  return { state: 'failed', words: `It answered ${status}; expected 200.`, wishSeconds }
}
