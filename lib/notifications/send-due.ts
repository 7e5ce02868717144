import { setTimeout as sleep } from 'node:timers/promises'
import type { MemberActor } from '../access/actor'
import { findActor } from '../access/member.store'
import { log } from '../platform/log'
import { readMailbox } from '../platform/mailbox'
import { publicUrl } from '../platform/origins'
import { openChannel } from './channels.store'
import { composeMessage } from './compose'
import { loadTold } from './contents.store'
import { type ClaimedDelivery, claimDeliveries, recordSent, releaseDelivery, type Sent } from './deliveries.store'
import { composeDigest } from './digest'
import { loadDigest, planDigests } from './digest.store'
import { type Message, testMessage } from './message'
import { sendLetter } from './send-letter'
import { sendToChannel } from './send-to-channel'
import { spreadNotices } from './spread.store'
import { ourWays, type Ways } from './ways'

const AT_ONCE = 16
/** Longer than the slowest receiver may take. */
const LEASE_SECONDS = 120
const RECORD_WITHIN_MS = 60_000
const RECORD_AGAIN_MS = 500

/** Decides who hears of what was announced since: members by e-mail where this installation can send it, and channels. */
export const spreadAnnounced = (): Promise<number> => spreadNotices(ourWays().mail !== null)

/** Makes the digests of the day due, where this installation can send e-mail. */
export const planDueDigests = async (): Promise<number> => (ourWays().mail ? planDigests() : 0)

/** Sends what is due: claim → compose → send → record, in that order. Any number of workers may; how many were taken. */
export async function sendDue(signal: AbortSignal, ways = ourWays()): Promise<number> {
  const claimed = await claimDeliveries(AT_ONCE, LEASE_SECONDS)
  await Promise.all(claimed.map((delivery) => sendOne(delivery, ways, signal)))
  return claimed.length
}

/** Sends one message now, for a person who waits for the result; null where it is being sent already, or was. */
export async function sendNow(deliveryId: string, ways = ourWays()): Promise<Sent | null> {
  const [delivery] = await claimDeliveries(1, LEASE_SECONDS, deliveryId)
  return delivery ? sendOne(delivery, ways, new AbortController().signal) : null
}

async function sendOne(delivery: ClaimedDelivery, ways: Ways, signal: AbortSignal): Promise<Sent> {
  const sent = await trySend(delivery, ways, signal)
  // Whoever pressed the button of a test has seen what came of it.
  if (sent.state === 'failed' && delivery.purpose === 'test') sent.isFinal = true
  // We end, and perhaps it did not go: another worker tries at once.
  if (signal.aborted && sent.state === 'failed') await releaseDelivery(delivery)
  else if (!(await recordSurely(delivery, sent, signal)))
    log().info({ delivery: delivery.id }, 'another worker had taken this message over')
  if (sent.state === 'failed') log().warn({ delivery: delivery.id, tries: delivery.tries, because: sent.words }, 'not delivered')
  return sent
}

/** What went out and is not written down goes out once more: where the database is away it is waited for, as long as the lease lasts. */
async function recordSurely(delivery: ClaimedDelivery, sent: Sent, signal: AbortSignal): Promise<boolean> {
  const until = performance.now() + RECORD_WITHIN_MS
  for (;;) {
    try {
      return await recordSent(delivery, sent)
    } catch (error) {
      if (signal.aborted || performance.now() > until) throw error
      await sleep(RECORD_AGAIN_MS)
    }
  }
}

async function trySend(delivery: ClaimedDelivery, ways: Ways, signal: AbortSignal): Promise<Sent> {
  try {
    if (delivery.channelId) return await tellChannel(delivery, delivery.channelId, ways, signal)
    return await tellMember(delivery, ways, signal)
  } catch (error) {
    log().error({ err: error, delivery: delivery.id }, 'message could not be sent')
    return { state: 'failed', words: 'Something broke on our side; the log says more.' }
  }
}

async function tellMember({ id, purpose, memberId }: ClaimedDelivery, ways: Ways, signal: AbortSignal): Promise<Sent> {
  const member = memberId && (await findActor(memberId))
  if (!member) return { state: 'dropped', words: 'The member was disabled.' }
  const to = readMailbox(member.email)
  if (!to) return { state: 'failed', isFinal: true, words: 'No mail can be sent to the address of this member.' }
  const message = purpose === 'digest' ? await digestFor(member) : await noticesFor(id, member)
  return message ? sendLetter({ id, to, message }, ways, signal) : NOTHING_LEFT
}

const digestFor = async (member: MemberActor): Promise<Message | null> =>
  composeDigest(await loadDigest(member, new Date()), publicUrl())

async function noticesFor(deliveryId: string, member: MemberActor): Promise<Message | null> {
  const told = await loadTold(deliveryId, member)
  return told.length > 0 ? composeMessage(told, publicUrl(), true) : null
}

async function tellChannel({ id, purpose }: ClaimedDelivery, channelId: string, ways: Ways, signal: AbortSignal): Promise<Sent> {
  const isTest = purpose === 'test'
  const opened = await openChannel(channelId, isTest)
  if (!opened.ok) return opened.sent
  if (isTest) return sendToChannel(opened.channel, { id, told: [], message: testMessage(publicUrl()) }, ways, signal)
  const told = await loadTold(id, 'channel')
  if (told.length === 0) return NOTHING_LEFT
  return sendToChannel(opened.channel, { id, told, message: composeMessage(told, publicUrl()) }, ways, signal)
}

const NOTHING_LEFT: Sent = { state: 'dropped', words: 'There was nothing left to say when its time came.' }
