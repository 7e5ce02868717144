import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { wordConfig } from './kinds/wording'
import type { Doing } from './rules'
import { hiddenChecks } from './visible.store'

/** Of a check only what filters and counts need: a list reads it of every check, whatever it shows. */
interface CheckBrief extends Doing {
  id: string
  kind: string
  title: string
  words: string
  isBound: boolean
}

/**
 * Every check the actor may see. `words` false leaves their words empty: of a thousand checks, reading what each of them asks takes
 * longer than all the rest.
 */
export async function listAllChecks(actor: Actor, { words }: { words: boolean }): Promise<CheckBrief[]> {
  demand(actor, 'read')
  const configs = words ? await db().$queryRaw<{ id: string; config: unknown }[]>`SELECT id, config FROM checks` : []
  const configOf = new Map(configs.map(({ id, config }) => [id, config]))
  const rows = await db().$queryRaw<CheckBrief[]>`
    SELECT id, kind, title, '' AS words, is_enabled AS "isEnabled", NULL AS "deletedAt",
      interval_seconds AS "intervalSeconds", passes_to_verify AS "passesToVerify", soak_seconds AS "soakSeconds",
      failures_to_regress AS "failuresToRegress", stale_seconds AS "staleSeconds", last_verdict AS "lastVerdict",
      pass_streak AS "passStreak", fail_streak AS "failStreak",
      (extract(epoch FROM due_at) * 1000)::float AS "dueAt", (extract(epoch FROM last_run_at) * 1000)::float AS "lastRunAt",
      (extract(epoch FROM passing_since_at) * 1000)::float AS "passingSinceAt",
      (extract(epoch FROM erring_since_at) * 1000)::float AS "erringSinceAt",
      EXISTS (SELECT FROM action_checks WHERE check_id = checks.id) AS "isBound"
    FROM checks WHERE deleted_at IS NULL ORDER BY id`
  // Asked after the rows were read: what is hidden by now is left out.
  const hidden = await hiddenChecks(actor)
  for (const row of rows) {
    // As text, and copied row by row, a thousand checks took longer than their statement.
    for (const name of MOMENTS) if (row[name] !== null) row[name] = new Date(row[name])
    if (words) row.words = wordConfig(row.kind, configOf.get(row.id))
  }
  return rows.filter(({ id }) => !hidden.has(id))
}

const MOMENTS = ['dueAt', 'lastRunAt', 'passingSinceAt', 'erringSinceAt'] as const
