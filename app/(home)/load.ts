import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { actionProof, tellingCheck } from '@/lib/checks/action-proof'
import { type CheckSummary, listChecksOfActions } from '@/lib/checks/store'
import { type ActionSummary, countActions, listActions } from '@/lib/corrective-actions/list.store'
import { listWaiversToAnswer } from '@/lib/corrective-actions/waivers.store'
import { listWaiting } from '@/lib/importing/store'
import { countIncidents } from '@/lib/incidents/count.store'
import { listRecentIncidents, listWaitingPostmortems } from '@/lib/incidents/recent.store'
import { dayKey } from '@/lib/timeline/time'
import { listWaitingProposals } from '@/lib/watching/proposals.store'

const RECENT = 6
const WAITING = 6

/** Everything Home shows a member. */
export async function loadHome(actor: MemberActor, now: Date) {
  const zone = actor.timeZone ?? 'UTC'
  const today = dayKey(now, zone)
  const mayWrite = can(actor, 'write')
  const [incidents, counts, regressed, mine, postmortems, imports, waivers, proposals, recent] = await Promise.all([
    countIncidents(actor),
    countActions(actor),
    listActions(actor, { states: ['regressed'] }),
    listActions(actor, { ownerIds: [actor.memberId], states: ['open', 'in_progress', 'done'] }),
    listWaitingPostmortems(actor, WAITING),
    mayWrite ? listWaiting(actor) : [],
    listWaiversToAnswer(actor),
    listWaitingProposals(actor, WAITING),
    listRecentIncidents(actor, RECENT),
  ])
  const checks = await listChecksOfActions(
    actor,
    [...regressed, ...mine].map(({ id }) => id),
  )
  const proven = (action: ActionSummary) => withProof(action, checks.get(action.id) ?? [], now, zone)
  return {
    isEmpty: incidents === 0 && imports.length === 0 && Object.values(counts).every((count) => count === 0),
    mayWrite,
    today,
    counts,
    regressed: regressed.sort(newestFirst).map(proven),
    mine: mine.sort(dueFirst).map(proven),
    postmortems,
    waivers,
    proposals,
    imports: imports.slice(0, WAITING),
    recent,
  }
}

/** An action with what its checks say of it. */
export type ProvenAction = ReturnType<typeof withProof>

const withProof = (action: ActionSummary, checks: readonly CheckSummary[], now: Date, zone: string) => ({
  ...action,
  proof: actionProof(action.state, checks, now, zone),
  verdicts: tellingCheck(checks, now)?.recent ?? null,
})

const newestFirst = (a: ActionSummary, b: ActionSummary): number => b.stateChangedAt.getTime() - a.stateChangedAt.getTime()

/** What has a day comes first, the nearest (or longest past) before; then by number. */
const dueFirst = (a: ActionSummary, b: ActionSummary): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.number - b.number
