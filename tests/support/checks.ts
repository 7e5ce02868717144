import type { MemberActor } from '@/lib/access/actor'
import { type Claimed, claimDue } from '@/lib/checks/claims.store'
import { createCheck } from '@/lib/checks/edit.store'
import type { Outcome } from '@/lib/checks/kinds/kind'
import { recordRun } from '@/lib/checks/runs.store'
import type { CheckInput } from '@/lib/checks/schema'
import type { ActionState } from '@/lib/corrective-actions/rules'
import { createAction } from '@/lib/corrective-actions/store'
import { answerWaiver, askForWaiver } from '@/lib/corrective-actions/waivers.store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident } from './builders'

/** An action of an incident of its own, in the state a test begins with. */
export async function makeAction(actor: MemberActor, state: ActionState = 'done', incident: { isPrivate?: boolean } = {}) {
  const { id: incidentId } = await makeIncident(actor, incident)
  const action = await createAction(actor, { id: newId(), incidentId, title: 'Accept the old names' })
  await db().correctiveAction.update({ where: { id: action.id }, data: { state } })
  return { ...action, incidentId }
}

/** A check of kind http, due now, proven by 3 passes and broken by 2 failures, without a soak time unless a test wants one. */
export async function makeCheck(actor: MemberActor, fields: Partial<CheckInput> = {}): Promise<string> {
  const { id } = await createCheck(actor, {
    id: newId(),
    kind: 'http',
    title: 'The shop answers',
    config: { url: 'https://shop.example.org/health' },
    intervalSeconds: 60,
    passesToVerify: 3,
    soakSeconds: 0,
    failuresToRegress: 2,
    actionId: null,
    ...fields,
  })
  return id
}

/** A waiver that `asker` asked for and `approver` approved. */
export async function waive(
  asker: MemberActor,
  approver: MemberActor,
  actionId: string,
  expiresOn = '2999-01-01',
  now = new Date(),
) {
  const { memberId: approverId } = approver
  await askForWaiver(asker, { id: newId(), actionId, reason: 'The service ends soon.', expiresOn, approverId }, now)
  await answerWaiver(approver, { actionId, answer: 'approve', because: '' }, now)
}

/** An action that its check has verified, as far as its state says. */
export async function makeVerified(actor: MemberActor, fields: Partial<CheckInput> = {}) {
  const action = await makeAction(actor)
  const checkId = await makeCheck(actor, { ...fields, actionId: action.id })
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'verified' } })
  return { action, checkId }
}

export const stateOf = async (actionId: string): Promise<ActionState> =>
  (await db().correctiveAction.findUniqueOrThrow({ where: { id: actionId } })).state

/** Lets time pass for every check: what was then is that much longer ago. The database's clock itself cannot be moved. */
export async function passTime(seconds: number): Promise<void> {
  await db().$executeRaw`UPDATE checks SET
    due_at = due_at - make_interval(secs => ${seconds}), leased_until = leased_until - make_interval(secs => ${seconds}),
    last_run_at = last_run_at - make_interval(secs => ${seconds}), passing_since_at = passing_since_at - make_interval(secs => ${seconds}),
    failing_since_at = failing_since_at - make_interval(secs => ${seconds}), erring_since_at = erring_since_at - make_interval(secs => ${seconds}),
    first_red_at = first_red_at - make_interval(secs => ${seconds}), turned_green_at = turned_green_at - make_interval(secs => ${seconds})`
  await db().$executeRaw`UPDATE check_runs SET slot_at = slot_at - make_interval(secs => ${seconds}),
    started_at = started_at - make_interval(secs => ${seconds}), finished_at = finished_at - make_interval(secs => ${seconds})`
  await db().$executeRaw`UPDATE heartbeats SET waiting_since_at = waiting_since_at - make_interval(secs => ${seconds}),
    last_success_at = last_success_at - make_interval(secs => ${seconds}), last_fail_at = last_fail_at - make_interval(secs => ${seconds}),
    started_at = started_at - make_interval(secs => ${seconds})`
  await db().$executeRaw`UPDATE process_beats SET beat_at = beat_at - make_interval(secs => ${seconds}),
    started_at = started_at - make_interval(secs => ${seconds}), unbroken_since_at = unbroken_since_at - make_interval(secs => ${seconds})`
}

export const OUTCOMES: Record<'pass' | 'fail' | 'error', Outcome> = {
  pass: { verdict: 'pass', summary: 'Answered 200 in 12 ms' },
  fail: { verdict: 'fail', failure: 'wrong_status', summary: 'Status: 503, expected: 200' },
  error: { verdict: 'error', failure: 'dns_lookup_failed', summary: 'The name could not be looked up.' },
}

/** Claims whatever is due and gives the claim of one check; the others are given back. */
export async function claim(checkId: string): Promise<Claimed> {
  const claimed = await claimDue(1000, 30)
  const own = claimed.find(({ id }) => id === checkId)
  if (!own) throw new Error('The check was not due.')
  return own
}

/** One run after another, each a minute later, as verdicts: "pass pass fail". */
export async function runSeries(checkId: string, verdicts: string, everySeconds = 60): Promise<void> {
  for (const verdict of verdicts.split(' ')) {
    await db().$executeRaw`UPDATE checks SET due_at = now() - interval '1 millisecond' WHERE id = ${checkId}::uuid`
    const recorded = await recordRun(await claim(checkId), OUTCOMES[verdict as 'pass'], 12)
    if (!recorded) throw new Error('The run was refused.')
    await passTime(everySeconds)
  }
}
