import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, inTransaction } from '../platform/db/client'
import type { DeliveryState } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { isNoticeKind, NOTICE_KINDS } from './kinds'

/** A message to a channel, as its log shows it. */
export interface LoggedDelivery {
  id: string
  isTest: boolean
  /** What it tells of, as far as the reader may know it: "An action regressed", ACT-34 and ACT-35. */
  about: { label: string; names: string[] }[]
  state: DeliveryState
  tries: number
  /** What the last try came to; null before the first. */
  result: string | null
  createdAt: Date
  endedAt: Date | null
  /** When it is tried next. */
  dueAt: Date
}

const SHOWN = 50

/** The newest messages to a channel. */
export async function listDeliveries(actor: Actor, channelId: string): Promise<LoggedDelivery[]> {
  demand(actor, 'administer')
  const action = { deletedAt: null, incident: visibleIncidents(actor) }
  const rows = await db().delivery.findMany({
    where: { channelId },
    select: {
      id: true,
      purpose: true,
      state: true,
      tries: true,
      result: true,
      createdAt: true,
      endedAt: true,
      dueAt: true,
      notices: {
        where: {
          notice: {
            OR: [
              { action },
              { actionId: null, check: { actions: { some: { action } } } },
              { proposal: { publication: { incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } } } },
              { incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } },
            ],
          },
        },
        select: {
          notice: {
            select: {
              kind: true,
              action: { select: { number: true } },
              check: { select: { title: true } },
              proposal: { select: { publication: { select: { incident: { select: { number: true } } } } } },
              incident: { select: { number: true } },
            },
          },
        },
        orderBy: { noticeId: 'asc' },
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  return rows.map(({ purpose, notices, ...row }) => ({
    ...row,
    isTest: purpose === 'test',
    about: gatherAbout(notices.map(({ notice }) => notice)),
  }))
}

interface About {
  kind: string
  action: { number: number } | null
  check: { title: string } | null
  proposal: { publication: { incident: { number: number } } } | null
  incident: { number: number } | null
}

function nameOf({ action, check, proposal, incident }: About): string {
  const { number } = proposal?.publication.incident ?? incident ?? {}
  return action ? `ACT-${action.number}` : number ? `INC-${number}` : `“${check?.title}”`
}

function gatherAbout(notices: About[]) {
  const about = new Map<string, string[]>()
  for (const notice of notices) {
    const { kind } = notice
    if (!isNoticeKind(kind)) continue
    const { label } = NOTICE_KINDS[kind]
    about.set(label, [...new Set([...(about.get(label) ?? []), nameOf(notice)])])
  }
  return [...about].map(([label, names]) => ({ label, names }))
}

/** Writes a test of a channel down, to be sent now. @returns its id. @throws NotFound */
export async function beginTest(actor: Actor, channelId: string): Promise<string> {
  demand(actor, 'administer')
  const channel = await db().notificationChannel.findFirst({ where: { id: channelId, deletedAt: null }, select: { id: true } })
  if (!channel) throw new NotFound('This channel is not there.')
  const id = newId()
  await db().delivery.create({ data: { id, purpose: 'test', channelId, dueAt: new Date() } })
  return id
}

/** Makes a message that was sent, given up or waits be sent now, with the id it had and all of its tries before it. @throws NotFound */
export async function beginAgain(actor: Actor, id: string): Promise<void> {
  demand(actor, 'administer')
  await inTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE deliveries SET state = 'waiting', tries = 0, ended_at = NULL, due_at = now()
      WHERE id = ${id}::uuid AND channel_id IS NOT NULL AND purpose <> 'test' AND (leased_until IS NULL OR leased_until < now())`
    if (count === 0) throw new NotFound('This message is not there, or is being sent at this moment.')
  })
}
