import { z } from 'zod'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import { newSecret } from '../platform/ids'
import { log } from '../platform/log'
import { readKeyring } from '../platform/secrets-key'
import { sealIn, unsealRow } from '../secrets/sealing.store'
import { CHANNEL_KINDS, type ChannelKind } from './channel-kinds'
import type { Sent } from './deliveries.store'
import { signingSecret } from './formats/webhook'
import { addressProblem, type ChannelEdit, type ChannelInput } from './schema'

/** A channel as an admin sees it: where it leads is a secret, of which only the host is shown. */
export interface ChannelRow {
  id: string
  name: string
  kind: ChannelKind
  shown: string
  notices: string[]
  severities: string[]
  isEnabled: boolean
  failingSinceAt: Date | null
  /** Whether a key of this installation fits it. */
  isReadable: boolean
  isDeleted: boolean
}

/** Where a channel leads; what is sealed of it. */
const Target = z.object({ address: z.string(), secret: z.string().optional() })
type Target = z.infer<typeof Target>

const CHANNEL = { id: true, name: true, kind: true, shown: true, notices: true, severities: true, isEnabled: true } as const

const isChannelKind = (kind: string): kind is ChannelKind => Object.hasOwn(CHANNEL_KINDS, kind)

/** The channels there are, by name. */
export const listChannels = (actor: Actor): Promise<ChannelRow[]> => findChannels(actor, { deletedAt: null })

/** One channel, deleted or not. @throws NotFound */
export async function getChannel(actor: Actor, id: string): Promise<ChannelRow> {
  const [channel] = await findChannels(actor, { id })
  if (!channel) throw new NotFound('This channel is not there.')
  return channel
}

async function findChannels(actor: Actor, where: Prisma.NotificationChannelWhereInput): Promise<ChannelRow[]> {
  demand(actor, 'administer')
  const rows = await db().notificationChannel.findMany({
    where,
    select: { ...CHANNEL, keyId: true, failingSinceAt: true, deletedAt: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const known = new Set(readKeyring()?.keys.map(({ id }) => id))
  return rows.flatMap(({ kind, keyId, deletedAt, ...row }) =>
    isChannelKind(kind) ? [{ ...row, kind, isReadable: known.has(keyId), isDeleted: deletedAt !== null }] : [],
  )
}

/** Doing it twice with the same id is doing it once. @returns the signing secret of a webhook, which is shown only now. */
export async function addChannel(actor: Actor, { id, address, ...input }: ChannelInput): Promise<{ secret: string | null }> {
  demand(actor, 'administer')
  const createdById = memberIdOf(actor)
  const secret = input.kind === 'webhook' ? newSigningSecret() : undefined
  try {
    await inTransaction(async (tx) => {
      const sealed = await sealTarget(tx, id, input.kind, { address, ...(secret && { secret }) })
      await tx.notificationChannel.create({ data: { id, ...input, createdById, ...sealed } })
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return { secret: null }
  }
  log().info({ member: createdById, channel: id, kind: input.kind }, 'channel added')
  return { secret: secret ?? null }
}

const newSigningSecret = (): string => signingSecret(Buffer.from(newSecret(), 'base64url'))

async function sealTarget(tx: Tx, id: string, kind: ChannelKind, target: Target) {
  const shown = kind === 'email' ? target.address : new URL(target.address).host
  return { shown, ...(await sealIn(tx, id, JSON.stringify(target))) }
}

/** Changes what is given; a new address takes the place of the old one. @throws NotFound, Invalid */
export async function editChannel(actor: Actor, { id, address, ...change }: ChannelEdit): Promise<void> {
  demand(actor, 'administer')
  await inTransaction(async (tx) => {
    const { kind, target } = await lockChannel(tx, id)
    const problem = address && (target ? addressProblem(kind, address) : 'Its key is not here: delete it and add it anew.')
    if (problem) throw new Invalid(problem, { address: problem })
    const moved = address && { ...(await sealTarget(tx, id, kind, { ...target, address })), failingSinceAt: null }
    await tx.notificationChannel.update({ where: { id }, data: { ...change, ...moved } })
  })
  log().info({ member: memberIdOf(actor), channel: id, moved: address !== '' }, 'channel changed')
}

/** A new signing secret in the place of the old one, shown only now. @throws NotFound, Invalid where the channel signs nothing */
export async function renewSigningSecret(actor: Actor, id: string): Promise<{ secret: string }> {
  demand(actor, 'administer')
  const secret = newSigningSecret()
  await inTransaction(async (tx) => {
    const { kind, target } = await lockChannel(tx, id)
    if (kind !== 'webhook') throw new Invalid('This channel signs nothing.')
    if (!target) throw new Invalid('Its key is not here: delete this channel and add it anew.')
    await tx.notificationChannel.update({ where: { id }, data: await sealTarget(tx, id, kind, { ...target, secret }) })
  })
  log().info({ member: memberIdOf(actor), channel: id }, 'signing secret of a channel renewed')
  return { secret }
}

async function lockChannel(tx: Tx, id: string): Promise<{ kind: ChannelKind; target: Target | null }> {
  await tx.$queryRaw`SELECT id FROM notification_channels WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.notificationChannel.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, kind: true, sealed: true, keyId: true },
  })
  if (!row || !isChannelKind(row.kind)) throw new NotFound('This channel is not there.')
  const text = unsealRow(row, readKeyring())
  return { kind: row.kind, target: text === null ? null : Target.parse(JSON.parse(text)) }
}

/** A channel that is off is told nothing; what happens meanwhile is not sent later. */
export async function switchChannel(actor: Actor, id: string, on: boolean): Promise<void> {
  await setChannel(actor, id, { isEnabled: on }, on ? 'switched on' : 'switched off')
}

/** Puts a channel away; restoreChannel brings it back as it was. */
export async function deleteChannel(actor: Actor, id: string): Promise<void> {
  await setChannel(actor, id, { deletedAt: new Date() }, 'deleted')
}

export async function restoreChannel(actor: Actor, id: string): Promise<void> {
  await setChannel(actor, id, { deletedAt: null }, 'brought back')
}

async function setChannel(actor: Actor, id: string, data: { isEnabled?: boolean; deletedAt?: Date | null }, what: string) {
  demand(actor, 'administer')
  const { count } = await db().notificationChannel.updateMany({ where: { id }, data })
  if (count === 0) throw new NotFound('This channel is not there.')
  log().info({ member: memberIdOf(actor), channel: id }, `channel ${what}`)
}

/** A channel in the hands of whoever sends. */
export interface OpenChannel {
  kind: ChannelKind
  target: Target
}

/** Opens a channel to send by it, or says what becomes of the message instead. A test goes to one that is off, too. */
export async function openChannel(
  id: string,
  isTest: boolean,
): Promise<{ ok: true; channel: OpenChannel } | { ok: false; sent: Sent }> {
  const row = await db().notificationChannel.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, kind: true, sealed: true, keyId: true, isEnabled: true },
  })
  if (!row || !isChannelKind(row.kind)) return { ok: false, sent: { state: 'dropped', words: 'The channel was deleted.' } }
  if (!row.isEnabled && !isTest) return { ok: false, sent: { state: 'dropped', words: 'The channel is off.' } }
  const text = unsealRow(row, readKeyring())
  if (text === null)
    return {
      ok: false,
      sent: { state: 'failed', words: 'The address of this channel cannot be read: the key it is encrypted with is not here.' },
    }
  return { ok: true, channel: { kind: row.kind, target: Target.parse(JSON.parse(text)) } }
}
