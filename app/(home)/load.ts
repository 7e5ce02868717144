import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { type ActionSummary, countActions, listActions } from '@/lib/corrective-actions/list.store'
import { countIncidents } from '@/lib/incidents/count.store'
import { listRecentIncidents, listWaitingPostmortems } from '@/lib/incidents/recent.store'
import { dayKey } from '@/lib/timeline/time'

const RECENT = 6
const WAITING = 6

/** Everything Home shows a member. */
export async function loadHome(actor: MemberActor, now: Date) {
  const today = dayKey(now, actor.timeZone ?? 'UTC')
  const [incidents, counts, regressed, mine, waiting, recent] = await Promise.all([
    countIncidents(actor),
    countActions(actor),
    listActions(actor, { states: ['regressed'] }),
    listActions(actor, { ownerIds: [actor.memberId], states: ['open', 'in_progress', 'done'] }),
    listWaitingPostmortems(actor, WAITING),
    listRecentIncidents(actor, RECENT),
  ])
  return {
    isEmpty: incidents === 0 && Object.values(counts).every((count) => count === 0),
    mayWrite: can(actor, 'write'),
    today,
    counts,
    regressed: regressed.sort(newestFirst),
    mine: mine.sort(dueFirst),
    waiting,
    recent,
  }
}

const newestFirst = (a: ActionSummary, b: ActionSummary): number => b.stateChangedAt.getTime() - a.stateChangedAt.getTime()

/** What has a day comes first, the nearest (or longest past) before; then by number. */
const dueFirst = (a: ActionSummary, b: ActionSummary): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.number - b.number
