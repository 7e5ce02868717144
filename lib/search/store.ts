import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { readableComments, visibleIncidents } from '../access/visible.store'
import { firstMoment, type MilestoneInstants } from '../incidents/rules'
import { db, type Prisma } from '../platform/db/client'
import { dayKey } from '../timeline/time'
import { type Found, type FoundAction, type FoundComment, type FoundIncident, NOTHING, readQuery, type Wanted } from './rules'

/** So much of a comment is shown. */
const LONGEST = 200

/**
 * Incidents and corrective actions by number or by the words of their titles, services and tags, and comments by theirs; at most `limit`
 * of each, what the number names first, then the newest. Only what the actor may see.
 */
export async function search(actor: Actor, typed: string, limit: number): Promise<Found> {
  demand(actor, 'read')
  const wanted = readQuery(typed)
  if (wanted.words.length === 0) return NOTHING
  const [incidents, actions, comments] = await Promise.all([
    findIncidents(actor, wanted, limit),
    findActions(actor, wanted, limit),
    findComments(actor, wanted, limit),
  ])
  return { incidents, actions, comments }
}

async function findComments(actor: Actor, { words }: Wanted, limit: number): Promise<FoundComment[]> {
  const rows = await db().comment.findMany({
    where: { AND: [{ deletedAt: null }, readableComments(actor), ...words.map(inComment)] },
    select: { id: true, threadId: true, text: true, author: { select: { name: true } }, incident: { select: { number: true } } },
    orderBy: { createdAt: 'desc' },
    take: limit,
  })
  return rows.map(({ id, threadId, text, author, incident }) => ({
    ...{ id, threadId: threadId ?? id, text: text.slice(0, LONGEST), author: author.name },
    incidentNumber: incident.number,
  }))
}

async function findIncidents(actor: Actor, { words, incidentNumber }: Wanted, limit: number): Promise<FoundIncident[]> {
  const among = (where: Prisma.IncidentWhereInput, take: number) =>
    db().incident.findMany({
      where: { AND: [{ deletedAt: null }, visibleIncidents(actor), where] },
      select: INCIDENT,
      orderBy: { number: 'desc' },
      take,
    })
  const [named, worded] = await Promise.all([
    incidentNumber ? among({ number: incidentNumber }, 1) : [],
    among({ AND: words.map(inIncident) }, limit),
  ])
  return together(named, worded, limit).map(({ number, title, severity, services, ...at }) => ({
    number,
    title,
    severity,
    day: dayOf(at),
    services: services.map(({ service }) => service.name),
  }))
}

async function findActions(actor: Actor, { words, actionNumber }: Wanted, limit: number): Promise<FoundAction[]> {
  const among = (where: Prisma.CorrectiveActionWhereInput, take: number) =>
    db().correctiveAction.findMany({
      where: { AND: [{ deletedAt: null, incident: visibleIncidents(actor) }, where] },
      select: { number: true, title: true, state: true, incident: { select: { number: true } } },
      orderBy: { number: 'desc' },
      take,
    })
  const [named, worded] = await Promise.all([
    actionNumber ? among({ number: actionNumber }, 1) : [],
    among({ AND: words.map(inAction) }, limit),
  ])
  return together(named, worded, limit).map(({ incident, ...row }) => ({ ...row, incidentNumber: incident.number }))
}

const INCIDENT = {
  number: true,
  title: true,
  severity: true,
  timeZone: true,
  startedOn: true,
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  services: { select: { service: { select: { name: true } } } },
} satisfies Prisma.IncidentSelect

function dayOf(at: MilestoneInstants & { timeZone: string; startedOn: Date | null }): string | null {
  const moment = firstMoment(at)
  return moment ? dayKey(moment, at.timeZone) : at.startedOn && dayKey(at.startedOn, 'UTC')
}

const inIncident = (word: string): Prisma.IncidentWhereInput => ({
  OR: [
    { title: containing(word) },
    { tags: { has: word.toLowerCase() } },
    { services: { some: { service: { name: containing(word) } } } },
  ],
})

const inComment = (word: string): Prisma.CommentWhereInput => ({
  OR: [{ text: containing(word) }, { author: { name: containing(word) } }],
})

const inAction = (word: string): Prisma.CorrectiveActionWhereInput => ({
  OR: [{ title: containing(word) }, { owner: { name: containing(word) } }, { ownerAsWritten: containing(word) }],
})

// LIKE's own signs are meant as they are typed.
const containing = (word: string) => ({ contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })

const together = <Row extends { number: number }>(named: Row[], worded: Row[], limit: number): Row[] =>
  [...named, ...worded.filter((row) => row.number !== named[0]?.number)].slice(0, limit)
