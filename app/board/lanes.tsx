import Link from 'next/link'
import { useMemo } from 'react'
import { Severity } from '@/components/ui/severity'
import type { BoardFilters } from '@/lib/corrective-actions/filters'
import type { ActionState } from '@/lib/corrective-actions/rules'
import { CardList, type Hand } from './card-list'
import type { CardView } from './card-view'
import { ColumnHead, type ColumnView, type Drop, dropState, Further, Refusal } from './column'
import styles from './lanes.module.css'
import { inColumns, type Lane, lanesOf } from './lanes-of'

interface Props {
  group: NonNullable<BoardFilters['group']>
  columns: ColumnView[]
  cards: readonly CardView[]
  shown: ActionState
  hand: Hand
  /** Of each column the card that Tab leads to. */
  stops: ReadonlyMap<ActionState, number>
  lifted: CardView | undefined
  dropOn: (state: ActionState) => Drop | null
}

const NONE: readonly CardView[] = []

/** The board in lanes, the columns' heads always in sight. */
export function Lanes({ group, columns, cards, shown, hand, stops, lifted, dropOn }: Props) {
  const lanes = useMemo(() => lanesOf(cards, group).map((lane) => ({ ...lane, cells: inColumns(lane.cards) })), [cards, group])
  return (
    <div className={styles.lanes}>
      <div className={styles.heads}>
        {columns.map((column) => {
          const drop = dropOn(column.state)
          return (
            <div key={column.state} className={styles.head}>
              <ColumnHead column={column} />
              {drop?.isOver && !drop.isAllowed && !drop.isOwn && <Refusal state={column.state} />}
            </div>
          )
        })}
      </div>
      {lanes.map((lane, place) => (
        <section
          key={lane.key}
          className={styles.lane}
          aria-labelledby={`lane-${place}`}
          data-shown={lane.cells.has(shown) || undefined}
        >
          <LaneHead lane={lane} id={`lane-${place}`} />
          <div className={styles.cells}>
            {columns.map(({ state }) => (
              <div
                key={state}
                className={styles.cell}
                data-drop={state}
                data-shown={state === shown || undefined}
                data-takes={dropState(dropOn(state))}
              >
                <CardList
                  {...hand}
                  cards={lane.cells.get(state) ?? NONE}
                  stop={stops.get(state)}
                  lifted={lifted?.state === state ? lifted.number : undefined}
                />
              </div>
            ))}
          </div>
        </section>
      ))}
      {columns.some(({ more, older }) => more || older) && (
        <div className={styles.feet}>
          {columns.map((column) => (
            <p key={column.state} className={styles.foot} data-shown={column.state === shown || undefined}>
              <Further column={column} />
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

function LaneHead({ lane: { incident, title, cards }, id }: { lane: Lane; id: string }) {
  return (
    <h2 id={id} className={styles.title}>
      {incident && <span className="mono">INC-{incident.number}</span>}
      {incident?.severity && <Severity value={incident.severity} />}
      {incident ? <Link href={`/incidents/${incident.number}`}>{title}</Link> : title}
      <span className={styles.count}>{cards.length}</span>
    </h2>
  )
}
