import { z } from 'zod'
import { type Actor, memberIdOf } from '../access/actor'
import { can, demand } from '../access/rules'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import type { Verdict } from '../platform/db/generated/enums'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import type { Observation, Outcome, SealedKind } from './kinds/kind'
import { findKind } from './kinds/registry'
import { Evidence, type TrialInput } from './schema'
import { storable, storableEvidence } from './storable'
import { listPast, tryNow, tryPast } from './try-now'
import { visibleChecks } from './visible.store'

/** A run of a check against something else than it looks at, as it is kept. */
export interface Trial {
  id: string
  version: number
  against: string
  changed: Changed
  verdict: Verdict
  failure: string | null
  summary: string
  evidence: Observation[]
  at: Date
  member: { id: string; name: string }
}

/** Names of the properties that were others than the check's, with both values as text. */
type Changed = z.output<typeof Changed>
const Changed = z.array(z.object({ name: z.string(), was: z.string(), is: z.string() }))

/**
 * Runs a check once against what was before (a commit, a report) or against a second target, to show that it can fail, and keeps
 * what was found. It is no run of the check: no streak counts it. The first one that fails is remembered by the check.
 * @throws Invalid where nothing is another than in the check, or the kind cannot be tried; Limited, Conflict, NotFound
 */
export async function tryAgainst(actor: Actor, { id, past, config }: TrialInput): Promise<Trial> {
  demand(actor, 'write')
  const memberId = memberIdOf(actor)
  if (!memberId) throw new Forbidden('A check is shown to fail by a person.')
  const check = await db().check.findFirst({
    where: { AND: [{ id, deletedAt: null }, visibleChecks(actor)] },
    select: { kind: true, config: true, version: true, configChangedAt: true },
  })
  const kind = check && findKind(check.kind)
  if (!check || !kind) throw new NotFound('This check is not there.')
  const changed = past === null ? changesOf(kind, check.config, config) : []
  if (past === null && changed.length === 0)
    throw new Invalid('This is what the check looks at anyway. Change what it is run against.')
  const against = past === null ? statementOf(kind, config) : await nameOf(actor, kind, check.config, past)
  const outcome = await (past === null ? tryNow(actor, check.kind, config) : tryPast(actor, check.kind, check.config, past))
  const { failure = null, summary, verdict, evidence = [] } = outcome
  const row = {
    ...{ id: newId(), checkId: id, version: check.version, memberId, verdict, failure, changed },
    against: storable(against, 500),
    summary: storable(summary, 500),
    evidence: storableEvidence(evidence),
  }
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM checks WHERE id = ${id}::uuid FOR UPDATE`
    const now = await tx.check.findUniqueOrThrow({ where: { id }, select: { configChangedAt: true, shownRedAt: true } })
    if (now.configChangedAt.getTime() !== check.configChangedAt.getTime())
      throw new Conflict('Somebody changed what this check says meanwhile. Look at it, then try again.', {})
    if (!now.shownRedAt && showsThatItCanFail(outcome))
      await tx.check.update({ where: { id }, data: { shownRedAt: new Date(), shownRedAgainst: row.against } })
    return readTrial(await tx.checkTrial.create({ data: row, select: TRIAL }), true)
  })
}

/** What was tried, newest first. What was changed for it only for who may edit: it may hold credentials. */
export async function listTrials(actor: Actor, checkId: string): Promise<Trial[]> {
  demand(actor, 'read')
  const rows = await db().checkTrial.findMany({
    where: { checkId, check: visibleChecks(actor) },
    select: TRIAL,
    orderBy: { id: 'desc' },
    take: 50,
  })
  return rows.map((row) => readTrial(row, can(actor, 'write')))
}

const showsThatItCanFail = ({ verdict, failure }: Outcome): boolean => verdict === 'fail' && !NOTHING_LOOKED_AT.has(failure ?? '')

/** Of a commit or a branch that is not there, nothing was looked at: it fails whatever the check says. */
const NOTHING_LOOKED_AT = new Set(['ref_not_found', 'branch_not_found', 'workflow_not_found'])

async function nameOf(actor: Actor, kind: SealedKind, config: unknown, past: string): Promise<string> {
  if (past.trim() === '') throw new Invalid('Say against what it is run.', { past: 'Say against what it is run.' })
  const known = (await listPast(actor, kind.id, config))?.find((each) => each.id === past)
  return `${kind.looksBack?.noun ?? 'what was before'} ${known?.words ?? past}`
}

function statementOf(kind: SealedKind, config: unknown): string {
  const read = kind.read(config)
  return read.ok ? kind.describe(read.config) : 'a config that cannot be read'
}

/** By the fields of the kind; both sides with their defaults filled in. */
function changesOf(kind: SealedKind, before: unknown, after: unknown): Changed {
  const [was, is] = [plain(kind, before), plain(kind, after)]
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  return [...names].map((name) => ({ name, was: text(was[name]), is: text(is[name]) })).filter((each) => each.was !== each.is)
}

function plain(kind: SealedKind, config: unknown): Record<string, unknown> {
  const read = kind.read(config)
  return (read.ok ? read.config : config) as Record<string, unknown>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))

const TRIAL = {
  id: true,
  version: true,
  against: true,
  changed: true,
  verdict: true,
  failure: true,
  summary: true,
  evidence: true,
  at: true,
  member: { select: { id: true, name: true } },
} satisfies Prisma.CheckTrialSelect

function readTrial(
  { changed, evidence, ...row }: Prisma.CheckTrialGetPayload<{ select: typeof TRIAL }>,
  mayEdit: boolean,
): Trial {
  return {
    ...row,
    changed: mayEdit ? Changed.parse(changed) : [],
    evidence: evidence === null ? [] : Evidence.parse(evidence),
  }
}
