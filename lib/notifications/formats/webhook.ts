import { createHmac } from 'node:crypto'
import type { Told, ToldAction, ToldFile } from '../message'

const PREFIX = 'whsec_'

/**
 * The headers by which a receiver knows that a request is ours, whole, and which one it is, as Standard Webhooks 1 has them
 * (https://www.standardwebhooks.com). The same message keeps its id at every try.
 * @param secret `whsec_` and base64
 */
export function signWebhook(secret: string, id: string, at: Date, body: string): { name: string; value: string }[] {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return [
    { name: 'webhook-id', value: id },
    { name: 'webhook-timestamp', value: timestamp },
    { name: 'webhook-signature', value: `v1,${signature}` },
  ]
}

/** A new signing secret of 32 random bytes. */
export const signingSecret = (bytes: Uint8Array): string => `${PREFIX}${Buffer.from(bytes).toString('base64')}`

/** What a program is sent: all that happened, as data; nothing in a test. Fields are added, never renamed. */
export function webhookBody(told: readonly Told[], base: string, at: Date): string {
  const notices = told.map(({ id, kind, because, by, action, check, file, postmortem, at: happened }) => ({
    id,
    kind,
    at: happened.toISOString(),
    because,
    by,
    actions: (action ? [action] : (check?.proves ?? [])).map((each) => actionOf(each, base)),
    check: check && { id: check.id, title: check.title, url: `${base}/checks/${check.id}` },
    ...(file && { file: fileOf(file, base) }),
    ...(postmortem && { incident: incidentOf(postmortem, base) }),
  }))
  return JSON.stringify({ type: told.length > 0 ? 'notices' : 'test', timestamp: at.toISOString(), data: { notices } })
}

const actionOf = ({ number, incident, ...action }: ToldAction, base: string) => ({
  number: `ACT-${number}`,
  ...action,
  url: `${base}/corrective-actions/ACT-${number}`,
  incident: incidentOf(incident, base),
})

const fileOf = ({ proposalId, incident, ...file }: ToldFile, base: string) => ({
  ...file,
  url: `${base}/incidents/${incident.number}/proposals/${proposalId}`,
  incident: incidentOf(incident, base),
})

const incidentOf = ({ number, ...incident }: ToldAction['incident'], base: string) => ({
  ...incident,
  number: `INC-${number}`,
  url: `${base}/incidents/${number}`,
})
