import type { Actor } from '../access/actor'
import { can, demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import type { ActionState } from '../corrective-actions/rules'
import { db, type Prisma } from '../platform/db/client'
import type { Verdict } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import { listRecentVerdicts } from './history.store'
import { findKind } from './kinds/registry'
import { type Doing, type ProofRule, type Schedule, type Shown, type Streaks, stampOf } from './rules'
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

/** Of a check only what filters and counts need: a list reads it of every check, whatever it shows. */
interface CheckBrief extends Doing {
  id: string
  kind: string
  title: string
  words: string
  isBound: boolean
}

const BRIEF = {
  id: true,
  kind: true,
  title: true,
  isEnabled: true,
  dueAt: true,
  intervalSeconds: true,
  passesToVerify: true,
  soakSeconds: true,
  failuresToRegress: true,
  staleSeconds: true,
  lastRunAt: true,
  lastVerdict: true,
  passStreak: true,
  passingSinceAt: true,
  failStreak: true,
  erringSinceAt: true,
} satisfies Prisma.CheckSelect

/**
 * Every check the actor may see. `words` false leaves their words empty: of a thousand checks, reading what each of them asks takes
 * longer than all the rest.
 */
export async function listAllChecks(actor: Actor, { words }: { words: boolean }): Promise<CheckBrief[]> {
  demand(actor, 'read')
  const where = { AND: [{ deletedAt: null }, visibleChecks(actor)] }
  const orderBy = { id: 'asc' } as const
  const [rows, bound] = await Promise.all([
    words
      ? db().check.findMany({ where, select: { ...BRIEF, config: true }, orderBy })
      : db().check.findMany({ where, select: BRIEF, orderBy }),
    db().$queryRaw<{ id: string }[]>`SELECT DISTINCT check_id AS id FROM action_checks`,
  ])
  const isBound = new Set(bound.map(({ id }) => id))
  return rows.map((row) => ({
    ...row,
    deletedAt: null,
    words: 'config' in row ? wordConfig(row.kind, row.config) : '',
    isBound: isBound.has(row.id),
  }))
}

/** Checks by id, among those the actor may see, in no particular order. */
export async function listChecks(actor: Actor, ids: readonly string[]): Promise<CheckSummary[]> {
  demand(actor, 'read')
  const rows = await db().check.findMany({
    where: { AND: [{ id: { in: [...ids] }, deletedAt: null }, visibleChecks(actor)] },
    select: SUMMARY,
  })
  return complete(actor, rows)
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
  const ids = rows.map(({ id }) => id)
  const [runs, bound] = await Promise.all([
    listRecentVerdicts(ids),
    db().actionCheck.findMany({
      where: { checkId: { in: ids }, action: { deletedAt: null, incident: visibleIncidents(actor) } },
      select: { checkId: true, action: { select: BOUND } },
      orderBy: { action: { number: 'asc' } },
    }),
  ])
  const actions = new Map<string, BoundAction[]>(ids.map((id) => [id, []]))
  for (const { checkId, action } of bound) actions.get(checkId)?.push(readBound(action))
  return rows.map((row) => ({ ...summarise(row), recent: runs.get(row.id) ?? [], actions: actions.get(row.id) ?? [] }))
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

/** A check written by another version of the program may hold what this one cannot read. */
function wordConfig(kindId: string, config: unknown): string {
  const kind = findKind(kindId)
  const read = kind?.read(config)
  return kind && read?.ok ? kind.describe(read.config) : `A check of kind ${kindId} that this program cannot read`
}
