import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MemberActor } from '@/lib/access/actor'
import { SEVERITIES } from '@/lib/notifications/channel-kinds'
import { addChannel } from '@/lib/notifications/channels.store'
import type { NoticeKind } from '@/lib/notifications/kinds'
import { announce } from '@/lib/notifications/outbox.store'
import { ChannelInput } from '@/lib/notifications/schema'
import type { Ways } from '@/lib/notifications/ways'
import { db, inTransaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import type { SendMail } from '@/lib/platform/mail'
import { readAllowance } from '@/lib/platform/net/addresses'
import { guardedFetch } from '@/lib/platform/net/guarded-fetch'
import { httpServer } from './far-side'

/** The ways out of a test: the real ones, allowed to reach this machine. */
export const waysHere = (mail: SendMail | null = null): Ways => ({
  fetch: guardedFetch({ allowance: readAllowance(['loopback']) }),
  mail,
})

/** Announces something of an action, with a key of its own. */
export const tell = (kind: NoticeKind, actionId: string, fields: { because?: string; memberId?: string } = {}) =>
  inTransaction((tx) => announce(tx, { kind, key: newId(), actionId, ...fields }))

/** Lets time pass for everything that waits to be told or was: what was then is that much longer ago. */
export async function passTellingTime(seconds: number): Promise<void> {
  await db().$executeRaw`UPDATE deliveries SET due_at = due_at - make_interval(secs => ${seconds}),
    leased_until = leased_until - make_interval(secs => ${seconds}), ended_at = ended_at - make_interval(secs => ${seconds})`
}

/** A channel of an admin's; told of everything unless a test says otherwise. */
export async function makeChannel(
  admin: MemberActor,
  kind: 'slack' | 'mattermost' | 'webhook' | 'email',
  address: string,
  fields: { notices?: NoticeKind[]; severities?: string[] } = {},
) {
  const input = {
    id: newId(),
    kind,
    name: `The ${kind} channel`,
    address,
    notices: ['action_regressed'],
    severities: [...SEVERITIES],
  }
  const channel = ChannelInput.parse({ ...input, ...fields })
  return { id: channel.id, ...(await addChannel(admin, channel)) }
}

export interface Post {
  headers: IncomingMessage['headers']
  body: string
}

/** A receiver of webhooks on loopback, which answers each post as the test says. */
export async function webhookReceiver(
  answer: (response: ServerResponse, posts: Post[]) => void = (response) => response.end('ok'),
) {
  const posts: Post[] = []
  const { port } = await httpServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      posts.push({ headers: request.headers, body })
      answer(response, posts)
    })
  })
  return { url: `http://127.0.0.1:${port}/hook/kestrel`, posts }
}
