import type { Actor } from '../access/actor'
import { can, demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import type { ActionState } from '../corrective-actions/rules'
import { db, type Prisma } from '../platform/db/client'
import type { Verdict } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import { listRecentVerdicts } from './history.store'
import { findKind } from './kinds/registry'
import { wordConfig } from './kinds/wording'
import { type ProofRule, type Schedule, type Shown, type Streaks, stampOf } from './rules'
import { JUDGED } from './runs.store'
import { visibleChecks } from './visible.store'

export interface BoundAction {
  id: string
  number: number
  title: string
  state: ActionState
  incidentNumber: number
}

/** A check as a list or a card shows it: plain data, without its config. */
export interface CheckSummary extends ProofRule, Streaks, Schedule, Shown {
  id: string
  kind: string
  kindLabel: string
  title: string
  /** The statement that is checked. */
  words: string
  /** People say so, no machine: it is never called proven. */
  isAttested: boolean
  version: number
  /** What up to 24 runs found, oldest first. */
  recent: Verdict[]
  /** The actions it proves, among those the actor may see. */
  actions: BoundAction[]
}

export interface CheckDetail extends CheckSummary {
  createdAt: Date
  configChangedAt: Date
  createdBy: { id: string; name: string } | null
  /** Only for who may edit it: it may hold credentials. */
  config: unknown
  /** Where it waits for pings; the token only for who may edit. */
  heartbeat: {
    token: string | null
    slug: string | null
    lastPingAt: Date | null
    lastSignal: string | null
    lastBody: string | null
  } | null
}

const { askedById: _, ...PROOF } = JUDGED
const SUMMARY = { ...PROOF, kind: true, config: true, version: true } satisfies Prisma.CheckSelect
type Row = Prisma.CheckGetPayload<{ select: typeof SUMMARY }>

/** Checks by id, among those the actor may see, in no particular order. */
export async function listChecks(actor: Actor, ids: readonly string[]): Promise<CheckSummary[]> {
  demand(actor, 'read')
  const [rows, more] = await Promise.all([
    db().check.findMany({
      where: { AND: [{ id: { in: [...ids] }, deletedAt: null }, visibleChecks(actor)] },
      select: SUMMARY,
    }),
    readMore(actor, ids),
  ])
  return rows.map((row) => ({ ...summarise(row), ...more(row.id) }))
}

/** The checks of each action, in the order in which they were bound; an action without one is absent. */
export async function listChecksOfActions(actor: Actor, actionIds: readonly string[]): Promise<Map<string, CheckSummary[]>> {
  demand(actor, 'read')
  const bound = await db().actionCheck.findMany({
    where: { actionId: { in: [...actionIds] }, action: { incident: visibleIncidents(actor) }, check: { deletedAt: null } },
    select: { actionId: true, check: { select: SUMMARY } },
    orderBy: { boundAt: 'asc' },
  })
  const unique = [...new Map(bound.map(({ check }) => [check.id, check])).values()]
  const byId = new Map((await complete(actor, unique)).map((check) => [check.id, check]))
  const byAction = new Map<string, CheckSummary[]>()
  for (const { actionId, check } of bound) {
    const summary = byId.get(check.id)
    if (summary) byAction.set(actionId, [...(byAction.get(actionId) ?? []), summary])
  }
  return byAction
}

/** A check with what its page shows; a deleted one too, to offer its return. @throws NotFound */
export async function getCheck(actor: Actor, id: string): Promise<CheckDetail> {
  demand(actor, 'read')
  const row = await db().check.findFirst({
    where: { AND: [{ id }, visibleChecks(actor)] },
    select: {
      ...SUMMARY,
      createdAt: true,
      configChangedAt: true,
      createdBy: { select: { id: true, name: true } },
      heartbeat: { select: { token: true, slug: true, lastPingAt: true, lastSignal: true, lastBody: true } },
    },
  })
  if (!row) throw new NotFound('This check is not there.')
  const [summary] = await complete(actor, [row])
  if (!summary) throw new NotFound('This check is not there.')
  const mayEdit = can(actor, 'write')
  const { createdAt, configChangedAt, createdBy, heartbeat, config } = row
  return {
    ...summary,
    createdAt,
    configChangedAt,
    createdBy,
    config: mayEdit ? config : null,
    heartbeat: heartbeat && (mayEdit ? heartbeat : { ...heartbeat, token: null, slug: null, lastBody: null }),
  }
}

/** The stamp of a check, for a page to ask whether it is out of date. @throws NotFound */
export async function checkStamp(actor: Actor, id: string): Promise<string> {
  demand(actor, 'read')
  const row = await db().check.findFirst({
    where: { AND: [{ id }, visibleChecks(actor)] },
    select: { ...PROOF, version: true },
  })
  if (!row) throw new NotFound('This check is not there.')
  return stampOf(row, new Date())
}

async function complete(actor: Actor, rows: Row[]): Promise<CheckSummary[]> {
  const more = await readMore(
    actor,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...summarise(row), ...more(row.id) }))
}

/** What stands in other tables of these checks, whether or not the actor may see them. */
async function readMore(actor: Actor, ids: readonly string[]) {
  const [runs, bound] = await Promise.all([
    listRecentVerdicts(ids),
    db().actionCheck.findMany({
      where: { checkId: { in: [...ids] }, action: { deletedAt: null, incident: visibleIncidents(actor) } },
      select: { checkId: true, action: { select: BOUND } },
      orderBy: { action: { number: 'asc' } },
    }),
  ])
  const actions = new Map<string, BoundAction[]>(ids.map((id) => [id, []]))
  for (const { checkId, action } of bound) actions.get(checkId)?.push(readBound(action))
  return (id: string) => ({ recent: runs.get(id) ?? [], actions: actions.get(id) ?? [] })
}

const BOUND = {
  id: true,
  number: true,
  title: true,
  state: true,
  incident: { select: { number: true } },
} satisfies Prisma.CorrectiveActionSelect

const readBound = ({ incident, ...action }: Prisma.CorrectiveActionGetPayload<{ select: typeof BOUND }>): BoundAction => ({
  ...action,
  incidentNumber: incident.number,
})

const summarise = ({ config, ...row }: Row): Omit<CheckSummary, 'recent' | 'actions'> => ({
  ...row,
  ...kindOf(row.kind),
  words: wordConfig(row.kind, config),
})

function kindOf(id: string) {
  const kind = findKind(id)
  return { kindLabel: kind?.label ?? id, isAttested: kind?.asksPeople === true }
}
