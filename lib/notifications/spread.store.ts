import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import { type Concerned, isNoticeKind, NOTICE_KINDS, type NoticeKind } from './kinds'
import { FLAPPING, QUIET_SECONDS, tellingTime } from './rules'

const INCIDENT = {
  isPrivate: true,
  deletedAt: true,
  severity: true,
  people: { select: { role: true, memberId: true } },
} satisfies Prisma.IncidentSelect

const ACTION = {
  id: true,
  deletedAt: true,
  owner: { select: { id: true } },
  waivers: { where: { approvedAt: null, endedAt: null }, select: { approvedById: true } },
  incident: { select: INCIDENT },
} satisfies Prisma.CorrectiveActionSelect

const NOTICE = {
  id: true,
  kind: true,
  actionId: true,
  checkId: true,
  memberId: true,
  action: { select: ACTION },
  check: {
    select: {
      actions: { select: { action: { select: ACTION } } },
      attestations: { select: { memberId: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
    },
  },
  proposal: { select: { publication: { select: { incident: { select: INCIDENT } } } } },
  incident: { select: INCIDENT },
  toldId: true,
} satisfies Prisma.NoticeSelect

type Notice = Prisma.NoticeGetPayload<{ select: typeof NOTICE }>
type Action = Prisma.CorrectiveActionGetPayload<{ select: typeof ACTION }>
/** What a notice is about, as far as it decides who hears of it: actions, or an incident: its published file, or its review. */
type Matter = Pick<Action, 'owner' | 'waivers' | 'incident'> & { attesters: string[]; told: string[] }

/** Who gets a message: a member by e-mail, or a channel. */
type Receiver = { memberId: string } | { channelId: string }

const AT_ONCE = 200

/**
 * Decides of what was announced since who hears of it and when, and gathers what goes to the same receiver into one message. One
 * worker at a time does it; the others have nothing to do meanwhile.
 * @param hasMail whether this installation can send e-mail; without, members are told by the pages alone.
 * @returns how many notices were spread.
 */
export async function spreadNotices(hasMail: boolean): Promise<number> {
  return inTransaction(async (tx) => {
    const [turn] = await tx.$queryRaw<{ isOurs: boolean; now: Date }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('nevermore notices', 0)) AS "isOurs", now() AS now`
    if (!turn?.isOurs) return 0
    const notices = await tx.notice.findMany({
      where: { spreadAt: null },
      select: NOTICE,
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: AT_ONCE,
    })
    for (const notice of notices) {
      if (!isNoticeKind(notice.kind)) continue
      const members = hasMail ? await findMembers(tx, notice, notice.kind) : []
      for (const receiver of [...members, ...(await findChannels(tx, notice))]) await gather(tx, notice, receiver, turn.now)
    }
    await tx.notice.updateMany({ where: { id: { in: notices.map(({ id }) => id) } }, data: { spreadAt: turn.now } })
    return notices.length
  })
}

function mattersOf({ action, check, proposal, incident, toldId }: Notice): Matter[] {
  const whole = proposal?.publication.incident ?? incident
  if (whole) return [{ owner: null, waivers: [], attesters: [], told: toldId ? [toldId] : [], incident: whole }]
  const attesters = (check?.attestations ?? []).map(({ memberId }) => memberId)
  return (action ? [action] : (check?.actions ?? []).map((bound) => bound.action))
    .filter(({ deletedAt }) => deletedAt === null)
    .map((matter) => ({ ...matter, attesters, told: [] }))
}

/** Owner, lead or approver, as the kind says; a private incident's only where they are named on it. Whose doing it was knows already. */
async function findMembers(tx: Tx, notice: Notice, kind: NoticeKind): Promise<Receiver[]> {
  const wanted = new Set(mattersOf(notice).flatMap((matter) => concerned(matter, NOTICE_KINDS[kind].tells)))
  const members = await tx.member.findMany({
    where: {
      id: { in: [...wanted], ...(notice.memberId && { not: notice.memberId }) },
      disabledAt: null,
      NOT: { mutedKinds: { has: kind } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return members.map(({ id }) => ({ memberId: id }))
}

function concerned({ owner, waivers, attesters, told, incident }: Matter, tells: readonly Concerned[]): string[] {
  const leads = incident.people.filter(({ role }) => role === 'lead').map(({ memberId }) => memberId)
  const people: Record<Concerned, string[]> = {
    // What nobody owns is the lead's to give to somebody.
    owner: owner ? [owner.id] : leads,
    lead: leads,
    named: incident.people.map(({ memberId }) => memberId),
    attester: attesters,
    author: incident.people.filter(({ role }) => role === 'author').map(({ memberId }) => memberId),
    told,
    approver: waivers.map(({ approvedById }) => approvedById),
  }
  const ids = tells.flatMap((who) => people[who])
  return incident.isPrivate ? ids.filter((id) => incident.people.some(({ memberId }) => memberId === id)) : ids
}

/** A channel is read by nobody knows whom: nothing of a private incident goes there. */
async function findChannels(tx: Tx, notice: Notice): Promise<Receiver[]> {
  const severities = mattersOf(notice)
    .filter(({ incident }) => !incident.isPrivate && incident.deletedAt === null)
    .map(({ incident }) => incident.severity ?? 'unknown')
  if (severities.length === 0) return []
  const channels = await tx.notificationChannel.findMany({
    where: { isEnabled: true, deletedAt: null, notices: { has: notice.kind }, severities: { hasSome: severities } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return channels.map(({ id }) => ({ channelId: id }))
}

async function gather(tx: Tx, notice: Notice, receiver: Receiver, now: Date): Promise<void> {
  const { earliest, due } = tellingTime(now, await lastTold(tx, notice, receiver, now))
  const open = await findOpen(tx, receiver, earliest, due)
  const deliveryId = open ?? newId()
  if (!open) await tx.delivery.create({ data: { id: deliveryId, purpose: 'notices', dueAt: due, ...receiver } })
  await tx.deliveryNotice.create({ data: { deliveryId, noticeId: notice.id } })
}

/** When the receiver last heard of the same action turning; null where that is longer ago than matters. */
async function lastTold(tx: Tx, { kind, actionId, checkId }: Notice, receiver: Receiver, now: Date): Promise<Date | null> {
  if (!FLAPPING.includes(kind as NoticeKind)) return null
  const told = await tx.delivery.findFirst({
    where: {
      ...receiver,
      purpose: 'notices',
      OR: [
        { state: 'sent', endedAt: { gte: new Date(now.getTime() - QUIET_SECONDS * 1000) } },
        // On its way, and failing so far.
        { state: 'waiting', tries: { gt: 0 } },
      ],
      notices: { some: { notice: { kind: { in: [...FLAPPING] }, ...(actionId ? { actionId } : { checkId }) } } },
    },
    select: { endedAt: true },
    orderBy: { endedAt: { sort: 'desc', nulls: 'first' } },
  })
  return told && (told.endedAt ?? now)
}

/**
 * A message that waits for its time and was never begun to be sent: once it was, the receiver may have it already. It is locked,
 * so that no worker takes it before this notice is in it.
 */
async function findOpen(tx: Tx, receiver: Receiver, earliest: Date, due: Date): Promise<string | null> {
  const memberId = 'memberId' in receiver ? receiver.memberId : null
  const channelId = 'channelId' in receiver ? receiver.channelId : null
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM deliveries
    WHERE state = 'waiting' AND purpose = 'notices' AND tries = 0 AND leased_until IS NULL
      AND member_id IS NOT DISTINCT FROM ${memberId}::uuid AND channel_id IS NOT DISTINCT FROM ${channelId}::uuid
      AND due_at BETWEEN ${earliest} AND ${due}
    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  return open?.id ?? null
}
