import Link from 'next/link'
import { StateSign } from '@/components/action-state'
import { type ActionState, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { CardList, type Hand } from './card-list'
import type { CardView } from './card-view'
import styles from './column.module.css'

export interface ColumnView {
  state: ActionState
  /** How many match the filters, the folded ones included. */
  total: number
  /** How many more cards there are, and where they are shown. */
  more: { left: number; href: string } | null
  /** The same of those that are folded for their age. */
  older: { left: number; href: string } | null
  /** The page with this column in sight, for a phone. */
  href: string
}

/** What a column means to the card that is dragged. */
export interface Drop {
  isOver: boolean
  isAllowed: boolean
  isOwn: boolean
}

const EMPTY: Record<ActionState, string> = {
  regressed: 'Nothing has come back.',
  open: 'Nothing waits to be begun.',
  in_progress: 'Nobody is working on one.',
  done: 'Nothing waits for proof.',
  verified: 'Nothing is proven yet.',
  waived: 'Nothing is waived.',
}

export const dropState = (drop: Drop | null): string | undefined =>
  drop === null || drop.isOwn ? undefined : `${drop.isAllowed ? 'open' : 'shut'}${drop.isOver ? '-over' : ''}`

export function ColumnHead({ column: { state, total } }: { column: ColumnView }) {
  return (
    <h2 className={styles.head} data-state={state} id={`column-${state}`}>
      <StateSign state={state} />
      {STATE_WORDS[state]} <span className={styles.count}>{total}</span>
    </h2>
  )
}

interface Props {
  column: ColumnView
  isShown: boolean
  cards: readonly CardView[]
  hand: Hand
  stop: number | undefined
  /** The card that is dragged or carried, where it is one of this column's. */
  lifted: number | undefined
  drop: Drop | null
}

/** One column: its head, its cards, and the words it has for a card it does not take. */
export function Column({ column, isShown, cards, hand, stop, lifted, drop }: Props) {
  const { state, more, older } = column
  return (
    <section
      className={styles.column}
      aria-labelledby={`column-${state}`}
      data-drop={state}
      data-shown={isShown || undefined}
      data-takes={dropState(drop)}
    >
      <ColumnHead column={column} />
      {drop?.isOver && !drop.isAllowed && !drop.isOwn && <Refusal state={state} />}
      {cards.length === 0 && !older ? (
        <p className={styles.empty}>{EMPTY[state]}</p>
      ) : (
        <div className={styles.cards}>
          <CardList {...hand} cards={cards} stop={stop} lifted={lifted} />
          {(more || older) && (
            <p className={styles.older}>
              <Further column={column} />
            </p>
          )}
        </div>
      )}
    </section>
  )
}

/** The ways to what a column does not show. */
export function Further({ column: { state, more, older } }: { column: ColumnView }) {
  return (
    <>
      {more && (
        <Link href={more.href} scroll={false} replace>
          Show more of {more.left} {STATE_WORDS[state].toLowerCase()}
        </Link>
      )}
      {!more && older && (
        <Link href={older.href} scroll={false}>
          Show {older.left} verified earlier
        </Link>
      )}
    </>
  )
}

export function Refusal({ state }: { state: ActionState }) {
  return (
    <p className={styles.refusal}>
      {state === 'verified' && 'Only its checks can verify an action.'}
      {state === 'regressed' && 'Only a failing check makes an action regressed.'}
      {state === 'waived' && 'A waiver needs a reason and a date: open the action.'}
      {state !== 'verified' && state !== 'regressed' && state !== 'waived' && 'It cannot go here from where it is.'}
    </p>
  )
}
