import Link from 'next/link'
import type { ReactNode } from 'react'
import { Severity } from '@/components/ui/severity'
import type { ActionState } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'
import { ColumnHead, type ColumnView, type Drop, dropState, Refusal } from './column'
import styles from './lanes.module.css'

interface Props {
  columns: ColumnView[]
  cards: CardView[]
  shown: ActionState
  draw: (card: CardView) => ReactNode
  dropOn: (state: ActionState) => Drop | null
}

/** The board by incident: one lane an incident, newest first, the columns' heads always in sight. */
export function Lanes({ columns, cards, shown, draw, dropOn }: Props) {
  const incidents = [...new Map(cards.map((card) => [card.incident.number, card.incident])).values()].sort(
    (a, b) => b.number - a.number,
  )
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
      {incidents.map((incident) => {
        const own = cards.filter((card) => card.incident.number === incident.number)
        return (
          <section
            key={incident.number}
            className={styles.lane}
            aria-labelledby={`lane-${incident.number}`}
            data-shown={own.some((card) => card.state === shown) || undefined}
          >
            <h2 id={`lane-${incident.number}`} className={styles.title}>
              <span className="mono">INC-{incident.number}</span>
              {incident.severity && <Severity value={incident.severity} />}
              <Link href={`/incidents/${incident.number}`}>{incident.title}</Link>
            </h2>
            <div className={styles.cells}>
              {columns.map(({ state }) => (
                <ul
                  key={state}
                  className={styles.cell}
                  data-drop={state}
                  data-shown={state === shown || undefined}
                  data-takes={dropState(dropOn(state))}
                >
                  {own.filter((card) => card.state === state).map(draw)}
                </ul>
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}
