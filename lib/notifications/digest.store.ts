import { Temporal } from 'temporal-polyfill'
import type { MemberActor } from '../access/actor'
import { visibleIncidents } from '../access/visible.store'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import { newId } from '../platform/ids'
import { TOLD_ACTION, toldAction } from './contents.store'
import { type Digest, isNews, keysOf } from './digest'

const MEMBER = {
  id: true,
  role: true,
  name: true,
  email: true,
  timeZone: true,
  digestAt: true,
  digestedAt: true,
  digested: true,
} satisfies Prisma.MemberSelect

type Member = Prisma.MemberGetPayload<{ select: typeof MEMBER }>

/**
 * Makes a digest due for each member whose hour has come, at most one a day in the member's zone, and none where nothing is new.
 * Two workers at once make one.
 * @returns how many digests will go out.
 */
export async function planDigests(now = new Date()): Promise<number> {
  const wishes = await db().$queryRaw<{ id: string; timeZone: string | null; digestAt: number }[]>`
    SELECT id, time_zone AS "timeZone", digest_at AS "digestAt" FROM members WHERE disabled_at IS NULL AND digest_at IS NOT NULL`
  const come = wishes.flatMap(({ id, timeZone, digestAt }) => {
    const { day, minutes } = wallOf(now, timeZone)
    return minutes >= digestAt ? [{ id, key: `digest:${id}:${day}` }] : []
  })
  const planned = await db().$queryRaw<{ key: string }[]>`
    SELECT key FROM deliveries WHERE key = ANY(${come.map(({ key }) => key)})`
  const done = new Set(planned.map(({ key }) => key))
  let going = 0
  for (const { id, key } of come) {
    const member = done.has(key) ? null : await db().member.findUnique({ where: { id }, select: MEMBER })
    if (member && (await planOne(member, key, now))) going++
  }
  return going
}

/** The day and the minutes after midnight that a calendar and a clock in a zone show; a member who chose none reads in UTC. */
function wallOf(now: Date, zone: string | null): { day: string; minutes: number } {
  const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone ?? 'UTC')
  return { day: wall.toPlainDate().toString(), minutes: wall.hour * 60 + wall.minute }
}

async function planOne({ id, digestAt: _, digested, digestedAt, ...member }: Member, key: string, now: Date): Promise<boolean> {
  const digest = await loadDigest({ kind: 'member', memberId: id, ...member }, now)
  const keys = keysOf(digest)
  const goes = isNews(keys, { keys: digested, at: digestedAt }, now)
  return inTransaction(async (tx) => {
    const { count } = await tx.delivery.createMany({
      data: [
        {
          ...{ id: newId(), purpose: 'digest', key, memberId: id, dueAt: now },
          // The row stands for the day even where nothing goes.
          ...(!goes && { state: 'dropped' as const, endedAt: now, result: 'There was nothing new.' }),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return false
    const told = goes ? { digested: keys, digestedAt: now } : { digested: digested.filter((each) => keys.includes(each)) }
    await tx.member.update({ where: { id }, data: told })
    return goes
  })
}

const SHOWN = { id: true, ...TOLD_ACTION } satisfies Prisma.CorrectiveActionSelect

/** What a member who owns actions, or leads their incidents, has to look after on this day of theirs. */
export async function loadDigest(member: MemberActor, now: Date): Promise<Digest> {
  const today = Temporal.PlainDate.from(wallOf(now, member.timeZone).day)
  const day = (date: Temporal.PlainDate) => new Date(date.toString())
  const leads = { people: { some: { memberId: member.memberId, role: 'lead' as const } } }
  const own: Prisma.CorrectiveActionWhereInput = {
    deletedAt: null,
    AND: [{ incident: visibleIncidents(member) }, { OR: [{ ownerId: member.memberId }, { incident: leads }] }],
  }
  const find = async (where: Prisma.CorrectiveActionWhereInput) => {
    const rows = await db().correctiveAction.findMany({
      where: { ...own, ...where },
      select: SHOWN,
      orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    })
    return rows.map(({ id, ...row }) => ({ id, ...toldAction(row) }))
  }
  // The same states as corrective-actions/rules.ts#isOverdue.
  const owed = { state: { in: ['open' as const, 'in_progress' as const] } }
  const [regressed, overdue, due, stale] = await Promise.all([
    find({ state: 'regressed' }),
    find({ ...owed, dueOn: { lt: day(today) } }),
    find({ ...owed, dueOn: { gte: day(today), lt: day(today.add({ days: 7 })) } }),
    db().check.findMany({
      where: {
        deletedAt: null,
        isEnabled: true,
        staleSinceAt: { not: null },
        actions: { some: { action: { ...own, state: { not: 'waived' } } } },
      },
      select: { id: true, title: true },
      orderBy: [{ staleSinceAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  return { regressed, overdue, due, stale }
}
