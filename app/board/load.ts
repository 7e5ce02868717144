import type { MemberActor } from '@/lib/access/actor'
import { listPeople } from '@/lib/access/member.store'
import { listChecksOnCards } from '@/lib/checks/on-cards.store'
import { type BoardFilters, FIRST_ROWS } from '@/lib/corrective-actions/filters'
import { type ActionFilters, boardVersion, countActions, listColumns, listSorted } from '@/lib/corrective-actions/list.store'
import { type ActionState, BOARD_STATES } from '@/lib/corrective-actions/rules'
import { listFilterChoices } from '@/lib/incidents/list.store'
import { dayKey } from '@/lib/timeline/time'
import { cardView } from './card-view'

/** Verified actions older than this are folded: they are proven, and nobody has to look at them. */
const FOLD_DAYS = 30

/** Everything the board shows, for a member and the filters of its address. */
export async function loadBoard(actor: MemberActor, filters: BoardFilters, now: Date) {
  const zone = actor.timeZone ?? 'UTC'
  const today = dayKey(now, zone)
  const wanted = wantedBy(actor, filters, today)
  const verifiedSince = filters.older ? undefined : new Date(now.getTime() - FOLD_DAYS * 86_400_000)
  const states = shownStates(filters)
  const rows = filters.rows ?? FIRST_ROWS
  const [actions, counts, unfolded, everywhere, people, { services }, version] = await Promise.all([
    filters.view === 'table' && filters.sort
      ? listSorted(actor, { ...wanted, states, verifiedSince }, filters.sort, rows * states.length)
      : listColumns(actor, { ...wanted, states, verifiedSince }, rows),
    countActions(actor, wanted),
    countActions(actor, { ...wanted, verifiedSince }),
    countActions(actor),
    listPeople(actor),
    listFilterChoices(actor),
    boardVersion(actor),
  ])
  const checks = await listChecksOnCards(
    actor,
    actions.map(({ id }) => id),
  )
  const cards = actions.map((action) => cardView(action, checks.get(action.id) ?? [], { now, today, zone }))
  return { cards, states, counts, unfolded, everywhere, people, services, version }
}

/** The columns, left to right. */
const shownStates = (filters: BoardFilters): readonly ActionState[] =>
  filters.waived ? [...BOARD_STATES, 'waived'] : BOARD_STATES

function wantedBy(actor: MemberActor, filters: BoardFilters, today: string): ActionFilters {
  const some = <Value>(list: Value[]): Value[] | undefined => (list.length > 0 ? list : undefined)
  return {
    states: shownStates(filters),
    services: some(filters.service),
    ownerIds: some(filters.owner.map((owner) => (owner === 'me' ? actor.memberId : owner))),
    severities: some(filters.severity),
    types: some(filters.type),
    incidentNumber: filters.incident,
    overdueOn: filters.overdue && today,
    withoutCheck: filters.unproven === '1',
  }
}
