'use client'

import { type KeyboardEvent, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Undo } from '@/components/ui/undo'
import { useKey } from '@/components/ui/use-key'
import { type ActionState, allowedMoves } from '@/lib/corrective-actions/rules'
import styles from './board.module.css'
import { Card } from './card'
import type { CardView } from './card-view'
import { Column, type ColumnView, type Drop } from './column'
import { Lanes } from './lanes'
import { MoveMenu } from './move-menu'
import { Problem } from './problem'
import { ReasonDialog } from './reason-dialog'
import { Tabs } from './tabs'
import { useDrag } from './use-drag'
import { useMoves } from './use-moves'
import { cardBeside } from './walk'

interface Props {
  columns: ColumnView[]
  cards: CardView[]
  isGrouped: boolean
  canMove: boolean
  /** The column a phone shows at first. */
  shown: ActionState
  /** This page's address, to which the number of a card to move is added. */
  moveHref: string
}

/** The board: cards in columns, moved by mouse, finger and keys. Before JavaScript arrives it is links and a form. */
export function Board({ columns: counted, cards: stored, isGrouped, canMove, shown, moveHref }: Props) {
  const board = useRef<HTMLElement>(null)
  const moves = useMoves(stored)
  const [column, setColumn] = useState(shown)
  const [stops, setStops] = useState<Partial<Record<ActionState, number>>>({})
  const [menu, setMenu] = useState<{ card: CardView; at: DOMRect } | null>(null)
  const [returnTo, setReturnTo] = useState<number | null>(null)
  const find = (number: number) => moves.cards.find((card) => card.number === number)
  const drag = useDrag((number, place) => {
    const card = find(number)
    if (card) moves.move(card, place as ActionState)
  })
  const isReady = useHydrated()
  const closeMenu = useCallback(() => setMenu(null), [])

  // A moved card is drawn in another list: the keyboard follows it there.
  useEffect(() => {
    if (returnTo === null || menu) return
    board.current?.querySelector<HTMLElement>(`[data-card="${returnTo}"] a`)?.focus({ preventScroll: false })
    setReturnTo(null)
  }, [returnTo, menu])

  // The counts follow a move at once, as the cards do.
  const columns = counted.map((each) => ({
    ...each,
    total: each.total + countIn(moves.cards, each.state) - countIn(stored, each.state),
  }))
  // Each column is one stop of Tab: the card that had the focus last, else its first.
  const stopOf = (state: ActionState): number | undefined => {
    const own = moves.cards.filter((card) => card.state === state)
    return (own.find((card) => card.number === stops[state]) ?? own[0])?.number
  }
  const lifted = drag.dragged && find(drag.dragged.id)
  const dropOn = (state: ActionState): Drop | null => {
    if (!lifted) return null
    const isOver = drag.dragged?.over === state
    return { isOver, isOwn: lifted.state === state, isAllowed: allowedMoves(lifted.state).includes(state) }
  }

  function openMenu(card: CardView, at: Element) {
    if (canMove) setMenu({ card, at: at.getBoundingClientRect() })
  }

  useKey('m', 'Move the card that has the focus', () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-card]')
    const card = focused && find(Number(focused.dataset.card))
    if (card && card.state !== 'waived') openMenu(card, focused)
  })

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const from = (event.target as Element).closest<HTMLElement>('[data-card]')
    if (!from || !board.current || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    const next = cardBeside(board.current, from, event.key)
    if (next || event.key.startsWith('Arrow')) event.preventDefault()
    next?.querySelector<HTMLElement>('a')?.focus()
  }

  const draw = (card: CardView) => (
    <Card
      key={card.number}
      card={card}
      moveHref={canMove && card.state !== 'waived' ? `${moveHref}move=${card.number}` : null}
      tabIndex={isReady ? (card.number === stopOf(card.state) ? 0 : -1) : undefined}
      isLifted={drag.dragged?.id === card.number}
      isMoving={card.isMoving === true}
      onFocus={() => setStops((now) => ({ ...now, [card.state]: card.number }))}
      onMove={(event) => {
        event.preventDefault()
        openMenu(card, event.currentTarget)
      }}
      onPress={(event) => drag.start(event, card.number)}
    />
  )

  return (
    <section
      ref={board}
      className={styles.place}
      aria-label="Board"
      onKeyDown={onKeyDown}
      data-dragging={lifted ? '' : undefined}
    >
      <Tabs columns={columns} shown={column} onShow={setColumn} dropOn={dropOn} />
      {isGrouped ? (
        <Lanes columns={columns} cards={moves.cards} shown={column} draw={draw} dropOn={dropOn} />
      ) : (
        <div className={styles.columns} data-shown={column}>
          {columns.map((each) => (
            <Column
              key={each.state}
              column={each}
              isShown={each.state === column}
              cards={moves.cards.filter((card) => card.state === each.state)}
              draw={draw}
              drop={dropOn(each.state)}
            />
          ))}
        </div>
      )}
      <p role="status" className="unseen">
        {moves.said}
      </p>
      <MoveMenu
        open={menu}
        onClose={closeMenu}
        onChoose={(card, to) => {
          moves.move(card, to)
          setReturnTo(card.number)
        }}
      />
      <ReasonDialog asked={moves.asked} onSend={moves.send} onClose={moves.closeAsked} />
      {moves.problem && <Problem message={moves.problem} onClose={moves.closeProblem} />}
      {moves.undo && (
        <Undo
          key={moves.undo.transitionId}
          message={moves.undo.message}
          action={moves.takeBack}
          fields={{}}
          onClose={moves.closeUndo}
        />
      )}
    </section>
  )
}

const countIn = (cards: CardView[], state: ActionState): number => cards.filter((card) => card.state === state).length

const never = () => () => {}
/** False while the page is what the server sent: every link is a stop of the keyboard then. */
const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
