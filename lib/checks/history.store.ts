import { z } from 'zod'
import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { db, type Prisma } from '../platform/db/client'
import type { Verdict } from '../platform/db/generated/enums'
import type { Observation } from './kinds/kind'
import { Evidence } from './schema'
import { visibleChecks } from './visible.store'

export interface Run {
  id: string
  verdict: Verdict
  failure: string | null
  summary: string
  finishedAt: Date
  startedAt: Date
  slotAt: Date
  evidence: Observation[]
  askedBy: { id: string; name: string } | null
}

const RECENT = 24

/** What the newest runs of each check found, oldest first. For stores that have judged who sees the checks. */
export async function listRecentVerdicts(checkIds: readonly string[]): Promise<Map<string, Verdict[]>> {
  if (checkIds.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; verdicts: string }[]>`
    SELECT wanted.id, string_agg(run.verdict::text, ' ' ORDER BY run.finished_at) AS verdicts
    FROM unnest(${[...checkIds]}::uuid[]) AS wanted(id)
    CROSS JOIN LATERAL (
      SELECT verdict, finished_at FROM check_runs WHERE check_id = wanted.id ORDER BY finished_at DESC LIMIT ${RECENT}
    ) AS run
    GROUP BY wanted.id`
  return new Map(rows.map(({ id, verdicts }) => [id, verdicts.split(' ') as Verdict[]]))
}

const RUN = {
  id: true,
  verdict: true,
  failure: true,
  summary: true,
  startedAt: true,
  finishedAt: true,
  slotAt: true,
  evidence: true,
  askedBy: { select: { id: true, name: true } },
} satisfies Prisma.CheckRunSelect

/** Runs of a check, newest first; `before` is the last one's end, for the next page. */
export async function listRuns(actor: Actor, checkId: string, page: { before?: Date; take?: number } = {}): Promise<Run[]> {
  demand(actor, 'read')
  const rows = await db().checkRun.findMany({
    where: { checkId, check: visibleChecks(actor), ...(page.before && { finishedAt: { lt: page.before } }) },
    select: RUN,
    orderBy: { finishedAt: 'desc' },
    take: page.take ?? 50,
  })
  return rows.map(readRun)
}

/**
 * The runs at which the verdict, or the failure, became another one, newest first: what was observed at each change. They are
 * never thinned out. `before` is the last one's end, for the next page.
 */
export async function listChanges(actor: Actor, checkId: string, page: { before?: Date; take?: number } = {}): Promise<Run[]> {
  demand(actor, 'read')
  const visible = await db().check.findFirst({ where: { AND: [{ id: checkId }, visibleChecks(actor)] }, select: { id: true } })
  if (!visible) return []
  const ids = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, finished_at, verdict, failure,
        lag(verdict) OVER past AS verdict_before, lag(failure) OVER past AS failure_before, row_number() OVER past AS nth
      FROM check_runs WHERE check_id = ${checkId}::uuid WINDOW past AS (ORDER BY finished_at)
    ) AS run
    WHERE (nth = 1 OR verdict <> verdict_before OR failure IS DISTINCT FROM failure_before)
      AND finished_at < coalesce(${page.before ?? null}::timestamptz, 'infinity')
    ORDER BY finished_at DESC LIMIT ${page.take ?? 50}`
  const rows = await db().checkRun.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    select: RUN,
    orderBy: { finishedAt: 'desc' },
  })
  return rows.map(readRun)
}

/** The runs of one day, UTC, counted by verdict. */
export interface RunDay {
  /** YYYY-MM-DD */
  day: string
  passes: number
  fails: number
  errors: number
}

/** Day by day, newest first: the runs that are kept and those that were thinned out together. */
export async function listDays(actor: Actor, checkId: string, take = 90): Promise<RunDay[]> {
  demand(actor, 'read')
  const visible = await db().check.findFirst({ where: { AND: [{ id: checkId }, visibleChecks(actor)] }, select: { id: true } })
  if (!visible) return []
  return db().$queryRaw<RunDay[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(passes)::int AS passes, sum(fails)::int AS fails, sum(errors)::int AS errors
    FROM (
      SELECT day, passes, fails, errors FROM check_run_days WHERE check_id = ${checkId}::uuid
      UNION ALL
      SELECT (finished_at AT TIME ZONE 'UTC')::date, (verdict = 'pass')::int, (verdict = 'fail')::int, (verdict = 'error')::int
      FROM check_runs WHERE check_id = ${checkId}::uuid
    ) AS runs
    GROUP BY day ORDER BY day DESC LIMIT ${take}`
}

export interface CheckEditRecord {
  id: string
  version: number
  change: string
  createdAt: Date
  author: { id: string; name: string } | null
  /** Names of the properties in which it differs from the one before. */
  changed: string[]
}

/** Who changed the check when, newest first. */
export async function listCheckEdits(actor: Actor, checkId: string): Promise<CheckEditRecord[]> {
  demand(actor, 'read')
  const rows = await db().checkRevision.findMany({
    where: { checkId, check: visibleChecks(actor) },
    select: {
      id: true,
      version: true,
      change: true,
      content: true,
      createdAt: true,
      author: { select: { id: true, name: true } },
    },
    orderBy: { version: 'desc' },
    take: 100,
  })
  return rows.map(({ content, ...row }, index) => {
    const [after, before] = [Content.parse(content), Content.parse(rows[index + 1]?.content ?? {})]
    const changed = row.change === 'edited' ? Object.keys(after).filter((name) => !isSame(after[name], before[name])) : []
    return { ...row, changed }
  })
}

/** What a check was at a version, to bring it back; only for who may edit. Null where nothing was kept of it. */
export async function contentOfCheckAt(actor: Actor, checkId: string, version: number): Promise<Record<string, unknown> | null> {
  demand(actor, 'write')
  const row = await db().checkRevision.findFirst({
    where: { checkId, version, check: visibleChecks(actor) },
    select: { content: true },
  })
  return row && Content.parse(row.content)
}

const Content = z.record(z.string(), z.unknown())
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function readRun({ evidence, ...row }: Prisma.CheckRunGetPayload<{ select: typeof RUN }>): Run {
  return { ...row, evidence: evidence === null ? [] : Evidence.parse(evidence) }
}
