import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import type { Severity } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import type { BoardFilters, Sort } from './filters'
import { type ActionState, type ActionType, STATE_WORDS } from './rules'

const CARD = {
  id: true,
  number: true,
  title: true,
  type: true,
  priority: true,
  state: true,
  stateChangedAt: true,
  verifiedAt: true,
  dueOn: true,
  owner: { select: { id: true, name: true } },
  ownerAsWritten: true,
  version: true,
  incident: {
    select: {
      id: true,
      number: true,
      title: true,
      severity: true,
      timeZone: true,
      isPrivate: true,
      deletedAt: true,
      services: { select: { service: { select: { id: true, name: true } } }, orderBy: { service: { name: 'asc' } } },
    },
  },
  waivers: { where: { endedAt: null, approvedAt: { not: null } }, select: { expiresOn: true }, take: 1 },
} satisfies Prisma.CorrectiveActionSelect

const SUMMARY = {
  ...CARD,
  causes: { where: { cause: { deletedAt: null } }, select: { causeId: true } },
  _count: { select: { checks: { where: { check: { deletedAt: null } } } } },
} satisfies Prisma.CorrectiveActionSelect

const WHOLE = {
  ...SUMMARY,
  details: true,
  ticketUrl: true,
  audience: true,
  createdAt: true,
  transitions: {
    select: {
      id: true,
      from: true,
      to: true,
      because: true,
      at: true,
      member: { select: { id: true, name: true } },
      checkRun: { select: { id: true, verdict: true, summary: true, check: { select: { id: true, title: true } } } },
    },
    orderBy: { sequence: 'desc' },
  },
  waivers: {
    select: {
      id: true,
      reason: true,
      expiresOn: true,
      createdAt: true,
      approvedAt: true,
      endedAt: true,
      endedBecause: true,
      approvedBy: { select: { id: true, name: true } },
      askedBy: { select: { id: true, name: true } },
    },
    orderBy: { id: 'desc' },
  },
} satisfies Prisma.CorrectiveActionSelect

type CardRow = Prisma.CorrectiveActionGetPayload<{ select: typeof CARD }>
type SummaryRow = Prisma.CorrectiveActionGetPayload<{ select: typeof SUMMARY }>
type WholeRow = Prisma.CorrectiveActionGetPayload<{ select: typeof WHOLE }>

const day = (date: Date): string => date.toISOString().slice(0, 10)

/** An action as a card shows it: a board reads thousands, and so no more than that. Days are YYYY-MM-DD. */
export type ActionOnCard = ReturnType<typeof cardOf>
/** An action as a list shows it. */
export type ActionSummary = ReturnType<typeof summaryOf>
/** An action with everything that is known of it, newest transition and newest waiver first. */
export type CorrectiveAction = ReturnType<typeof wholeOf>
export type Transition = WholeRow['transitions'][number]

export interface ActionFilters {
  incidentId?: string
  incidentNumber?: number
  states?: readonly ActionState[]
  /** Any of these services, by name. */
  services?: readonly string[]
  /** Any of these owners; 'none' stands for actions without one. */
  ownerIds?: readonly string[]
  severities?: readonly (Severity | 'none')[]
  types?: readonly (ActionType | 'none')[]
  /** Only what is overdue on this day, YYYY-MM-DD. */
  overdueOn?: string
  withoutCheck?: boolean
  /** Of the verified ones, only those verified since. */
  verifiedSince?: Date
}

/** The actions the actor may see, by number. Actions of a deleted incident are among them: they are owed all the same. */
export async function listActions(actor: Actor, filters: ActionFilters = {}): Promise<ActionSummary[]> {
  demand(actor, 'read')
  const rows = await db().correctiveAction.findMany({
    where: whereOf(actor, filters),
    select: SUMMARY,
    orderBy: { number: 'asc' },
  })
  return rows.map(summaryOf)
}

/**
 * The actions of a board, column after column, of each the first `most`. What is to be done: the nearest day first, then the more
 * urgent. Everything else: what came into the column last stands first.
 */
export async function listColumns(
  actor: Actor,
  { states, ...filters }: ActionFilters & { states: readonly ActionState[] },
  most: number,
): Promise<ActionOnCard[]> {
  demand(actor, 'read')
  const columns = await Promise.all(
    states.map((state) =>
      db().correctiveAction.findMany({
        where: whereOf(actor, { ...filters, states: [state] }),
        select: CARD,
        orderBy:
          state === 'open' || state === 'in_progress'
            ? [{ dueOn: { sort: 'asc', nulls: 'last' } }, { priority: 'asc' }, { number: 'asc' }]
            : [{ stateChangedAt: 'desc' }, { number: 'desc' }],
        take: most,
      }),
    ),
  )
  return columns.flat().map(cardOf)
}

/** The actions as a table sorts them, the first `most`. */
export async function listSorted(
  actor: Actor,
  filters: ActionFilters,
  sort: NonNullable<BoardFilters['sort']>,
  most: number,
): Promise<ActionOnCard[]> {
  demand(actor, 'read')
  const isBackwards = sort.startsWith('-')
  const rows = await db().correctiveAction.findMany({
    where: whereOf(actor, filters),
    select: CARD,
    orderBy: [...ORDERS[sort.replace('-', '') as Sort](isBackwards ? 'desc' : 'asc'), { number: 'asc' }],
    take: most,
  })
  return rows.map(cardOf)
}

// What has no value stands at the end, whichever way round.
const ORDERS: Record<Sort, (way: 'asc' | 'desc') => Prisma.CorrectiveActionOrderByWithRelationInput[]> = {
  number: (way) => [{ number: way }],
  title: (way) => [{ title: way }],
  state: (way) => [{ state: way }],
  incident: (way) => [{ incident: { number: way } }],
  severity: (way) => [{ incident: { severity: { sort: way, nulls: 'last' } } }],
  type: (way) => [{ type: { sort: way, nulls: 'last' } }],
  owner: (way) => [{ owner: { name: way } }, { ownerAsWritten: { sort: way, nulls: 'last' } }],
  due: (way) => [{ dueOn: { sort: way, nulls: 'last' } }],
}

/** @throws NotFound where there is none of that number, it is deleted, or the actor may not see it. */
export async function getAction(actor: Actor, number: number): Promise<CorrectiveAction> {
  demand(actor, 'read')
  const row = await db().correctiveAction.findFirst({
    where: { number, deletedAt: null, incident: visibleIncidents(actor) },
    select: WHOLE,
  })
  if (!row) throw new NotFound('This action is not there.')
  return wholeOf(row)
}

/**
 * A word that changes when a board changes: an action was written, moved or deleted, or a check of one ran in another minute.
 * Cheap to ask for; made for a page that looks every few seconds.
 */
export async function boardVersion(actor: Actor): Promise<string> {
  demand(actor, 'read')
  const where = { deletedAt: null, incident: visibleIncidents(actor) }
  const [actions, checks] = await Promise.all([
    db().correctiveAction.aggregate({ where, _max: { updatedAt: true }, _count: true }),
    db().check.aggregate({ where: { actions: { some: { action: where } } }, _max: { lastRunAt: true }, _count: true }),
  ])
  const minute = Math.floor((checks._max.lastRunAt?.getTime() ?? 0) / 60_000)
  return [actions._count, actions._max.updatedAt?.getTime() ?? 0, checks._count, minute].join('.')
}

/** How many actions stand in each state, for counts beside a link. */
export async function countActions(actor: Actor, filters: ActionFilters = {}): Promise<Record<ActionState, number>> {
  demand(actor, 'read')
  const groups = await db().correctiveAction.groupBy({ by: ['state'], where: whereOf(actor, filters), _count: true })
  const zero = Object.fromEntries(Object.keys(STATE_WORDS).map((state) => [state, 0])) as Record<ActionState, number>
  return { ...zero, ...Object.fromEntries(groups.map(({ state, _count }) => [state, _count])) }
}

function whereOf(actor: Actor, filters: ActionFilters): Prisma.CorrectiveActionWhereInput {
  const { incidentId, incidentNumber, states, services, ownerIds, severities, types, overdueOn, withoutCheck, verifiedSince } =
    filters
  const all: Prisma.CorrectiveActionWhereInput[] = [{ deletedAt: null, incident: visibleIncidents(actor) }]
  if (incidentId) all.push({ incidentId })
  if (incidentNumber) all.push({ incident: { number: incidentNumber } })
  if (states) all.push({ state: { in: [...states] } })
  if (services) all.push({ incident: { services: { some: { service: { name: { in: [...services] } } } } } })
  if (ownerIds) all.push(someOrNone(ownerIds, (ids) => ({ ownerId: { in: ids } }), { ownerId: null }))
  if (severities) {
    all.push(someOrNone(severities, (list) => ({ incident: { severity: { in: list } } }), { incident: { severity: null } }))
  }
  if (types) all.push(someOrNone(types, (list) => ({ type: { in: list } }), { type: null }))
  // The same days as rules.ts#isOverdue.
  if (overdueOn) all.push({ state: { in: ['open', 'in_progress'] }, dueOn: { lt: new Date(overdueOn) } })
  if (withoutCheck) all.push({ checks: { none: { check: { deletedAt: null } } } })
  if (verifiedSince) all.push({ OR: [{ state: { not: 'verified' } }, { stateChangedAt: { gte: verifiedSince } }] })
  return { AND: all }
}

function someOrNone<Value extends string>(
  wanted: readonly (Value | 'none')[],
  some: (values: Value[]) => Prisma.CorrectiveActionWhereInput,
  none: Prisma.CorrectiveActionWhereInput,
): Prisma.CorrectiveActionWhereInput {
  const values = wanted.filter((value): value is Value => value !== 'none')
  return { OR: [...(values.length > 0 ? [some(values)] : []), ...(values.length < wanted.length ? [none] : [])] }
}

function cardOf({ incident, waivers, dueOn, ...row }: CardRow) {
  const { services, deletedAt, ...of } = incident
  return {
    ...row,
    dueOn: dueOn && day(dueOn),
    incident: { ...of, isDeleted: deletedAt !== null, services: services.map(({ service }) => service) },
    waivedUntil: waivers[0] ? day(waivers[0].expiresOn) : null,
  }
}

function summaryOf({ causes, _count, ...row }: SummaryRow) {
  return { ...cardOf(row), causeIds: causes.map(({ causeId }) => causeId), checkCount: _count.checks }
}

function wholeOf(row: WholeRow) {
  const { details, ticketUrl, audience, createdAt, transitions, waivers, ...summary } = row
  return {
    ...summaryOf({ ...summary, waivers: waivers.filter((waiver) => waiver.approvedAt && !waiver.endedAt) }),
    details,
    ticketUrl,
    audience,
    createdAt,
    transitions,
    waivers: waivers.map((waiver) => ({ ...waiver, expiresOn: day(waiver.expiresOn) })),
  }
}
