import type { BoardFilters } from '@/lib/corrective-actions/filters'
import type { ActionState } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'

/** One row of a grouped board. */
export interface Lane {
  key: string
  /** An incident's lane leads to it. */
  incident: CardView['incident'] | null
  title: string
  cards: CardView[]
}

/**
 * The cards by incident (the newest first), by owner or by what was affected (by name, those without one last). An action of
 * several services stands in the lane of all of them together: each card is on the board once.
 */
export function lanesOf(cards: readonly CardView[], group: NonNullable<BoardFilters['group']>): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const card of cards) {
    const { key, title } = LANE[group](card)
    const lane = lanes.get(key) ?? { key, title, incident: group === 'incident' ? card.incident : null, cards: [] }
    lane.cards.push(card)
    lanes.set(key, lane)
  }
  return [...lanes.values()].sort((a, b) =>
    a.incident && b.incident
      ? b.incident.number - a.incident.number
      : Number(a.key === NOBODY) - Number(b.key === NOBODY) || a.title.localeCompare(b.title, 'en'),
  )
}

const NOBODY = ''

const LANE: Record<NonNullable<BoardFilters['group']>, (card: CardView) => { key: string; title: string }> = {
  incident: ({ incident }) => ({ key: String(incident.number), title: incident.title }),
  owner: ({ owner }) => ({ key: owner ?? NOBODY, title: owner ?? 'No owner' }),
  service: ({ services }) => ({ key: services.join(', '), title: services.join(', ') || 'No service' }),
}

/** The cards of each state, in their order; a state without any is absent. */
export function inColumns(cards: readonly CardView[]): Map<ActionState, CardView[]> {
  const columns = new Map<ActionState, CardView[]>()
  for (const card of cards) {
    const column = columns.get(card.state)
    if (column) column.push(card)
    else columns.set(card.state, [card])
  }
  return columns
}
