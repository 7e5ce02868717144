import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import type { Verdict } from '../platform/db/generated/enums'
import type { ProvingCheck } from './action-proof'
import { findKind } from './kinds/registry'
import { JUDGED } from './runs.store'

export interface CheckOnCard extends ProvingCheck {
  /** Up to 12, oldest first. */
  verdicts: Verdict[]
}

const VERDICTS = 12

// A board asks for thousands: what a check looks at, and what it saw, is not read for them.
const { kind, askedById: _, shownRedAgainst: __, title: ___, ...PROOF } = JUDGED
const SELECT = { ...PROOF, kind } satisfies Prisma.CheckSelect

/** What a card shows of its action's checks, in the order in which they were bound; an action without one is absent. */
export async function listChecksOnCards(actor: Actor, actionIds: readonly string[]): Promise<Map<string, CheckOnCard[]>> {
  demand(actor, 'read')
  const bound = await db().actionCheck.findMany({
    where: { actionId: { in: [...actionIds] }, action: { incident: visibleIncidents(actor) }, check: { deletedAt: null } },
    select: { actionId: true, check: { select: SELECT } },
    orderBy: { boundAt: 'asc' },
  })
  const verdicts = await listVerdicts([...new Set(bound.map(({ check }) => check.id))])
  const byAction = new Map<string, CheckOnCard[]>()
  for (const { actionId, check } of bound) {
    const { kind, ...proof } = check
    const onCard = { ...proof, isAttested: findKind(kind)?.asksPeople === true, verdicts: verdicts.get(check.id) ?? [] }
    const others = byAction.get(actionId)
    if (others) others.push(onCard)
    else byAction.set(actionId, [onCard])
  }
  return byAction
}

async function listVerdicts(checkIds: readonly string[]): Promise<Map<string, Verdict[]>> {
  if (checkIds.length === 0) return new Map()
  const rows = await db().$queryRaw<{ checkId: string; verdicts: string | null }[]>`
    SELECT wanted.id AS "checkId", (
      SELECT string_agg(verdict::text, ' ' ORDER BY finished_at) FROM (
        SELECT verdict, finished_at FROM check_runs WHERE check_id = wanted.id ORDER BY finished_at DESC LIMIT ${VERDICTS}
      ) AS run
    ) AS verdicts
    FROM unnest(${[...checkIds]}::uuid[]) AS wanted(id)`
  return new Map(rows.map(({ checkId, verdicts }) => [checkId, (verdicts?.split(' ') ?? []) as Verdict[]]))
}
