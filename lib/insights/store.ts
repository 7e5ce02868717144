import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { findKind } from '../checks/kinds/registry'
import { redBeforeGreen } from '../checks/rules'
import { JUDGED } from '../checks/runs.store'
import { type ActionState, isOverdue } from '../corrective-actions/rules'
import { lastVerified, type Metric, metricsOf } from '../incidents/rules'
import { db, type Prisma } from '../platform/db/client'
import { type InsightFilters, sinceOf } from './filters'
import type { NamedCause } from './recurring'

const ACTION = {
  id: true,
  number: true,
  title: true,
  state: true,
  verifiedAt: true,
  dueOn: true,
  incident: { select: { number: true } },
  checks: { where: { check: { deletedAt: null } }, select: { check: { select: JUDGED } } },
} satisfies Prisma.CorrectiveActionSelect

export interface NamedAction {
  number: number
  title: string
  incidentNumber: number
}

/** What stands now, of all actions the actor may see. */
export interface Standing {
  counts: Record<ActionState, number>
  /** Verified with no check that was ever seen failing; attested by people alone is not among them. */
  neverRed: NamedAction[]
  /** Verified by people alone. */
  attested: number
  /** Open and in progress. */
  withoutCheck: number
  /** Whole days after the due day, of what is overdue. */
  daysLate: number[]
}

/** @param today YYYY-MM-DD, the reader's */
export async function readStanding(actor: Actor, filters: InsightFilters, today: string): Promise<Standing> {
  demand(actor, 'read')
  const actions = await db().correctiveAction.findMany({
    where: { deletedAt: null, incident: { AND: [visibleIncidents(actor), narrowed(filters)] } },
    select: ACTION,
    orderBy: { number: 'desc' },
  })
  const standing: Standing = {
    counts: { regressed: 0, open: 0, in_progress: 0, done: 0, verified: 0, waived: 0 },
    ...{ neverRed: [], attested: 0, withoutCheck: 0, daysLate: [] },
  }
  for (const { number, title, state, dueOn, incident, checks } of actions) {
    standing.counts[state]++
    const machines = checks.filter(({ check }) => !findKind(check.kind)?.asksPeople)
    if (state === 'verified' && checks.length > 0 && machines.length === 0) standing.attested++
    if (state === 'verified' && machines.some(({ check }) => redBeforeGreen(check) === 'never_red'))
      standing.neverRed.push({ number, title, incidentNumber: incident.number })
    if ((state === 'open' || state === 'in_progress') && checks.length === 0) standing.withoutCheck++
    if (dueOn && isOverdue({ state, dueOn: dueOn.toISOString().slice(0, 10) }, today))
      standing.daysLate.push(Math.round((Date.parse(`${today}T00:00Z`) - dueOn.getTime()) / DAY_MS))
  }
  return standing
}

export interface Happened {
  /** How many incidents began. */
  incidents: number
  /** Of each metric the lengths that are known, in milliseconds. */
  lengths: Record<Metric['name'], number[]>
  regressions: (NamedAction & { at: Date })[]
  causes: NamedCause[]
}

/** What happened in the period: incidents that began in it, actions that came back in it. Time to verify is known of those all of whose actions are verified. */
export async function readHappened(actor: Actor, filters: InsightFilters, now: Date): Promise<Happened> {
  demand(actor, 'read')
  const since = sinceOf(filters, now)
  const visible = { AND: [visibleIncidents(actor), { deletedAt: null }, narrowed(filters)] }
  const began = since ? { beganAt: { gte: since } } : {}
  const [incidents, transitions, causes] = await Promise.all([
    db().incident.findMany({
      where: { AND: [visible, began] },
      select: {
        ...{ impactStartedAt: true, detectedAt: true, acknowledgedAt: true, mitigatedAt: true, resolvedAt: true },
        actions: { where: { deletedAt: null }, select: { state: true, verifiedAt: true } },
      },
    }),
    db().actionTransition.findMany({
      where: { to: 'regressed', ...(since && { at: { gte: since } }), action: { deletedAt: null, incident: visible } },
      select: { at: true, action: { select: { number: true, title: true, incident: { select: { number: true } } } } },
      orderBy: { at: 'desc' },
    }),
    db().cause.findMany({
      where: { AND: [visibleParts(actor), { deletedAt: null, incident: { AND: [visible, began] } }] },
      select: { text: true, factors: true, incident: { select: { number: true, title: true } } },
      orderBy: { id: 'desc' },
      take: MOST_CAUSES,
    }),
  ])
  const lengths: Happened['lengths'] = { TTD: [], TTA: [], TTM: [], TTR: [], TTV: [] }
  for (const { actions, ...at } of incidents)
    for (const { name, milliseconds } of metricsOf(at, lastVerified(actions)))
      if (milliseconds !== null) lengths[name].push(milliseconds)
  return {
    incidents: incidents.length,
    lengths,
    regressions: transitions.map(({ at, action: { number, title, incident } }) => ({
      ...{ at, number, title },
      incidentNumber: incident.number,
    })),
    causes,
  }
}

const DAY_MS = 86_400_000
/** The newest: each is compared with those that share a word with it. */
const MOST_CAUSES = 2_000

function narrowed({ service, severity }: InsightFilters): Prisma.IncidentWhereInput {
  return { ...(severity && { severity }), ...(service && { services: { some: { service: { name: service } } } }) }
}
