import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { Claimed } from './claims.store'
import type { Outcome } from './kinds/kind'
import { afterRun, type Streaks, standing, statesInQuestion } from './rules'
import { slotOf } from './slot-of'
import { storable, storableEvidence } from './storable'

/** What a run found, waiting to be kept. Its moments are those of the database's clock, as the claim told it. */
export interface Finding<Claim extends Claimed = Claimed> {
  claimed: Claim
  outcome: Outcome
  startedAt: Date
  finishedAt: Date
}

/**
 * Keeps many runs in one statement, each with what its check adds up to, and says of which checks. It leaves to `recordRun`
 * whatever could move an action, whatever somebody holds at this moment, and what comes too late: so it waits for nobody.
 */
export async function recordRuns(findings: readonly Finding[]): Promise<Set<string>> {
  const kept = await db().$queryRaw<{ id: string }[]>`
    WITH given AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(findings.map(rowOf))}::json) AS given(
        "checkId" uuid, fence int, "claimedDueAt" timestamptz, "nextDueAt" timestamptz, "inQuestion" text[],
        "runId" uuid, "slotAt" timestamptz, "startedAt" timestamptz, "finishedAt" timestamptz, verdict verdict, failure text,
        summary text, evidence jsonb, "askedById" uuid, skipped json,
        "passStreak" int, "passingSinceAt" timestamptz, "failStreak" int, "failingSinceAt" timestamptz,
        "erringSinceAt" timestamptz, "firstRedAt" timestamptz, "turnedGreenAt" timestamptz)
    ), held AS (
      SELECT checks.id, given.fence, checks.due_at, checks.asked_by_id FROM checks JOIN given ON given."checkId" = checks.id
      WHERE checks.lease_fence = given.fence AND checks.leased_until IS NOT NULL AND checks.deleted_at IS NULL
        AND NOT EXISTS (
          SELECT FROM action_checks JOIN corrective_actions AS action ON action.id = action_checks.action_id
          WHERE action_checks.check_id = checks.id AND action.deleted_at IS NULL AND action.state::text = ANY(given."inQuestion"))
      FOR UPDATE OF checks SKIP LOCKED
    ), ours AS (
      -- By the fence as well: an older claim of the same check may be among them, whose answer was lost.
      SELECT given.*, held.due_at, held.asked_by_id FROM given JOIN held ON held.id = given."checkId" AND held.fence = given.fence
    ), kept AS (
      INSERT INTO check_runs (id, check_id, slot_at, started_at, finished_at, verdict, failure, summary, evidence, asked_by_id)
      SELECT "runId", "checkId", "slotAt", "startedAt", "finishedAt", verdict, failure, summary, evidence, "askedById"
      FROM ours
      ON CONFLICT (check_id, slot_at) DO NOTHING RETURNING check_id
    ), left_out AS (
      INSERT INTO check_runs (id, check_id, slot_at, started_at, finished_at, verdict, failure, summary)
      SELECT (skipped->>'id')::uuid, check_id, "claimedDueAt", "claimedDueAt", "claimedDueAt", 'error', skipped->>'failure', skipped->>'summary'
      FROM ours JOIN kept ON kept.check_id = ours."checkId" WHERE json_typeof(skipped) = 'object'
      ON CONFLICT (check_id, slot_at) DO NOTHING
    )
    UPDATE checks SET
      last_run_at = "finishedAt", last_verdict = verdict, pass_streak = "passStreak", passing_since_at = "passingSinceAt",
      fail_streak = "failStreak", failing_since_at = "failingSinceAt", erring_since_at = "erringSinceAt",
      first_red_at = "firstRedAt", turned_green_at = "turnedGreenAt", leased_until = NULL,
      -- Made due anew since the claim, by a ping or by "run now": that wish stands.
      due_at = CASE WHEN ours.due_at <> "claimedDueAt" THEN ours.due_at ELSE "nextDueAt" END,
      asked_by_id = CASE WHEN ours.due_at <> "claimedDueAt" THEN ours.asked_by_id END
    FROM ours JOIN kept ON kept.check_id = ours."checkId"
    WHERE checks.id = ours."checkId" RETURNING checks.id`
  return new Set(kept.map(({ id }) => id))
}

function rowOf({ claimed, outcome, startedAt, finishedAt }: Finding) {
  const { slotAt, nextDueAt, skipped } = slotOf(claimed, outcome)
  const streaks = afterRun(claimed, { verdict: outcome.verdict, at: finishedAt })
  return {
    ...streaks,
    checkId: claimed.id,
    fence: claimed.fence,
    claimedDueAt: claimed.dueAt,
    nextDueAt,
    // An error decides nothing; of anything else the rules say whom it could move.
    inQuestion: outcome.verdict === 'error' ? [] : inQuestion(claimed, streaks, finishedAt),
    runId: newId(),
    slotAt,
    startedAt,
    finishedAt,
    verdict: outcome.verdict,
    failure: outcome.failure ?? null,
    summary: storable(outcome.summary, 500),
    evidence: outcome.evidence ? storableEvidence(outcome.evidence) : null,
    askedById: claimed.askedById,
    skipped,
  }
}

function inQuestion(claimed: Claimed, streaks: Streaks, at: Date) {
  const schedule = { isEnabled: true, deletedAt: null, leasedUntil: null }
  const before = standing({ ...claimed, ...schedule }, at)
  return statesInQuestion(before, standing({ ...claimed, ...streaks, ...schedule, dueAt: at }, at))
}
