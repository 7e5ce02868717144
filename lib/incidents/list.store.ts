import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import type { Filters } from './filters'
import { type IncidentState, ONGOING_FOR_DAYS, parseIncidentName, stateOf } from './rules'

export const PAGE_SIZE = 50

const ROW = {
  id: true,
  number: true,
  title: true,
  severity: true,
  timeZone: true,
  startedOn: true,
  isPrivate: true,
  tags: true,
  postmortemState: true,
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  beganAt: true,
  createdAt: true,
  deletedAt: true,
  services: { select: { service: { select: { name: true } } }, orderBy: { service: { name: 'asc' } } },
  entries: { where: { deletedAt: null, milestone: { not: null } }, select: { milestone: true }, distinct: ['milestone'] },
  actions: { where: { deletedAt: null }, select: { state: true } },
} satisfies Prisma.IncidentSelect

type Row = Prisma.IncidentGetPayload<{ select: typeof ROW }>
type ActionState = Row['actions'][number]['state']

export type ListedIncident = Omit<Row, 'services' | 'entries' | 'actions'> & {
  services: string[]
  state: IncidentState
  /** How many of its actions stand in each state. */
  actions: Partial<Record<ActionState, number>>
}

/** One page of the incidents the actor may see, and how many there are in all. */
export async function listIncidents(
  actor: Actor,
  filters: Filters,
  now = new Date(),
): Promise<{ incidents: ListedIncident[]; total: number }> {
  demand(actor, 'read')
  const where = { AND: [visibleIncidents(actor), ...conditions(actor, filters, now)] }
  const [total, rows] = await Promise.all([
    db().incident.count({ where }),
    db().incident.findMany({
      where,
      select: ROW,
      orderBy: ORDERS[filters.sort],
      take: PAGE_SIZE,
      skip: (filters.page - 1) * PAGE_SIZE,
    }),
  ])
  return { total, incidents: rows.map((row) => read(row, now)) }
}

/** What the filters can be set to: the tags and services of incidents the actor may see. */
export async function listFilterChoices(actor: Actor): Promise<{ tags: string[]; services: string[] }> {
  demand(actor, 'read')
  const where = { AND: [visibleIncidents(actor), { deletedAt: null }] }
  const [tagged, services] = await Promise.all([
    db().incident.findMany({ where: { ...where, tags: { isEmpty: false } }, select: { tags: true }, distinct: ['tags'] }),
    db().service.findMany({
      where: { incidents: { some: { incident: where } } },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
  ])
  return { tags: [...new Set(tagged.flatMap(({ tags }) => tags))].sort(), services: services.map(({ name }) => name) }
}

const ORDERS: Record<Filters['sort'], Prisma.IncidentOrderByWithRelationInput[]> = {
  newest: [{ beganAt: 'desc' }, { number: 'desc' }],
  oldest: [{ beganAt: 'asc' }, { number: 'asc' }],
  severity: [{ severity: { sort: 'asc', nulls: 'last' } }, { beganAt: 'desc' }, { number: 'desc' }],
  number: [{ number: 'desc' }],
}

function conditions(actor: Actor, filters: Filters, now: Date): Prisma.IncidentWhereInput[] {
  const where: Prisma.IncidentWhereInput[] = [{ deletedAt: filters.deleted ? { not: null } : null }]
  for (const word of filters.text.split(/\s+/).filter(Boolean).slice(0, 12)) where.push(hasWord(actor, word))
  if (filters.severity.length > 0) {
    const named = filters.severity.filter((severity) => severity !== 'none')
    where.push({ OR: [{ severity: { in: named } }, ...(filters.severity.includes('none') ? [{ severity: null }] : [])] })
  }
  for (const service of filters.service) where.push({ services: { some: { service: { name: service } } } })
  if (filters.tag.length > 0) where.push({ tags: { hasEvery: filters.tag } })
  for (const factor of filters.factor)
    where.push({ causes: { some: { deletedAt: null, ...visibleParts(actor), factors: { has: factor } } } })
  if (filters.state.length > 0) where.push({ OR: filters.state.map((state) => inState(state, now)) })
  if (filters.postmortem.length > 0) where.push({ postmortemState: { in: filters.postmortem } })
  if (filters.person) where.push({ people: { some: { memberId: filters.person } } })
  if (filters.private) where.push({ isPrivate: true })
  return where
}

/** An incident that holds a word somewhere a person wrote in it that the actor may know of, or is called so. */
function hasWord(actor: Actor, word: string): Prisma.IncidentWhereInput {
  const number = parseIncidentName(word)
  const contains = { contains: literally(word), mode: 'insensitive' } as const
  const standing = { deletedAt: null }
  const known = { ...standing, ...visibleParts(actor) }
  return {
    OR: [
      ...(number ? [{ number }] : []),
      { title: contains },
      { tags: { has: word.toLowerCase() } },
      { services: { some: { service: { name: contains } } } },
      { sections: { some: { AND: [known, { OR: [{ title: contains }, { body: contains }] }] } } },
      { entries: { some: { ...known, text: contains } } },
      { causes: { some: { ...known, text: contains } } },
      { lessons: { some: { ...known, text: contains } } },
      { actions: { some: { ...standing, title: contains } } },
    ],
  }
}

/** `%`, `_` and `\` mean themselves: Prisma hands them to LIKE as they are. */
const literally = (word: string) => word.replace(/[\\%_]/g, '\\$&')

/** The same as stateOf in rules.ts, for the database. */
function inState(state: IncidentState, now: Date): Prisma.IncidentWhereInput {
  const says = (milestone: 'resolved' | 'mitigated') => ({ entries: { some: { deletedAt: null, milestone } } })
  const since = new Date(now.getTime() - ONGOING_FOR_DAYS * 86_400_000)
  // NOT would lose the rows in which these are null, so both sides are spelled out.
  const last = (than: { gt: Date } | { lte: Date }): Prisma.IncidentWhereInput[] => [
    { acknowledgedAt: than },
    { acknowledgedAt: null, detectedAt: than },
    { acknowledgedAt: null, detectedAt: null, impactStartedAt: than },
  ]
  const never = { acknowledgedAt: null, detectedAt: null, impactStartedAt: null }
  if (state === 'resolved') return says('resolved')
  if (state === 'mitigated') return { AND: [says('mitigated'), { NOT: says('resolved') }] }
  const open: Prisma.IncidentWhereInput = { NOT: { OR: [says('resolved'), says('mitigated')] } }
  return { AND: [open, { OR: state === 'ongoing' ? last({ gt: since }) : [...last({ lte: since }), never] }] }
}

function read({ services, entries, actions, ...row }: Row, now: Date): ListedIncident {
  const counts: Partial<Record<ActionState, number>> = {}
  for (const { state } of actions) counts[state] = (counts[state] ?? 0) + 1
  return {
    ...row,
    services: services.map(({ service }) => service.name),
    state: stateOf(
      row,
      entries.flatMap(({ milestone }) => milestone ?? []),
      now,
    ),
    actions: counts,
  }
}
