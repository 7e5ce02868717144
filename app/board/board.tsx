'use client'

import { useRouter } from 'next/navigation'
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Undo } from '@/components/ui/undo'
import { useKey } from '@/components/ui/use-key'
import type { BoardFilters } from '@/lib/corrective-actions/filters'
import { type ActionState, allowedMoves } from '@/lib/corrective-actions/rules'
import styles from './board.module.css'
import { BulkBar, type Person } from './bulk-bar'
import type { CardView } from './card-view'
import { Column, type ColumnView, type Drop } from './column'
import { Lanes } from './lanes'
import { inColumns } from './lanes-of'
import { MoveMenu } from './move-menu'
import { Problem } from './problem'
import { ReasonDialog } from './reason-dialog'
import { Tabs } from './tabs'
import { useBulk } from './use-bulk'
import { useCarry } from './use-carry'
import { useDrag } from './use-drag'
import { useMoves } from './use-moves'
import { cardBeside } from './walk'

interface Props {
  columns: ColumnView[]
  cards: CardView[]
  group: BoardFilters['group']
  canMove: boolean
  people: Person[]
  /** The column a phone shows at first. */
  shown: ActionState
  /** This page's address, to which the number of a card to move is added. */
  moveHref: string
}

/** The board: cards in columns, moved by mouse, finger and keys. Before JavaScript arrives it is links and a form. */
export function Board({ columns: counted, cards: stored, group, canMove, people, shown, moveHref }: Props) {
  const router = useRouter()
  const board = useRef<HTMLElement>(null)
  const moves = useMoves(stored)
  const [column, setColumn] = useState(shown)
  const [stops, setStops] = useState<Partial<Record<ActionState, number>>>({})
  const [menu, setMenu] = useState<{ card: CardView; at: DOMRect } | null>(null)
  const [returnTo, setReturnTo] = useState<number | null>(null)
  const find = (number: number) => moves.cards.find((card) => card.number === number)
  const bulk = useBulk(moves.cards, canMove)
  const drag = useDrag((number, place) => {
    const card = find(number)
    if (card) moves.move(card, place as ActionState)
  })
  const carry = useCarry({
    states: counted.map(({ state }) => state),
    say: moves.say,
    show: (state) => {
      setColumn(state)
      board.current?.querySelector(`[data-drop="${state}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    drop: (card, to) => {
      moves.move(card, to)
      setReturnTo(card.number)
    },
  })
  const isReady = useHydrated()
  const closeMenu = useCallback(() => setMenu(null), [])

  // A moved card is drawn in another list: the keyboard follows it there.
  useEffect(() => {
    if (returnTo === null || menu) return
    board.current?.querySelector<HTMLElement>(`[data-card="${returnTo}"] a`)?.focus({ preventScroll: false })
    setReturnTo(null)
  }, [returnTo, menu])

  const byState = useMemo(() => inColumns(moves.cards), [moves.cards])
  const storedByState = useMemo(() => inColumns(stored), [stored])
  const own = (state: ActionState): readonly CardView[] => byState.get(state) ?? NONE
  // The counts follow a move at once, as the cards do.
  const columns = counted.map((each) => ({
    ...each,
    total: each.total + own(each.state).length - (storedByState.get(each.state)?.length ?? 0),
  }))
  // Each column is one stop of Tab: the card that had the focus last, else its first.
  const stopOf = useMemo(() => stopsOf(byState, stops), [byState, stops])
  const lifted = carry.carried?.card ?? (drag.dragged ? find(drag.dragged.id) : undefined)
  const over = carry.carried ? carry.carried.over : drag.dragged?.over
  const dropOn = (state: ActionState): Drop | null =>
    lifted
      ? { isOver: over === state, isOwn: lifted.state === state, isAllowed: allowedMoves(lifted.state).includes(state) }
      : null

  const cardAt = (target: EventTarget | null) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null
    const card = element && find(Number(element.dataset.card))
    return element && card ? { element, card } : null
  }
  function openMenu(card: CardView, at: Element) {
    if (canMove && card.state !== 'waived') setMenu({ card, at: at.getBoundingClientRect() })
  }

  useKey('m', 'Move the card that has the focus', () => {
    const focused = cardAt(document.activeElement)
    if (focused) openMenu(focused.card, focused.element)
  })

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const from = cardAt(event.target)
    if (!from || !board.current || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    if (event.target instanceof HTMLAnchorElement && carry.press(event, from.card, canMove)) return
    const next = cardBeside(board.current, from.element, event.key)
    if (next || event.key.startsWith('Arrow')) event.preventDefault()
    next?.querySelector<HTMLElement>('a')?.focus()
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const mover = event.target instanceof Element ? event.target.closest('[data-move]') : null
    const at = mover && cardAt(mover)
    const pressed = cardAt(event.target)
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = !(event.metaKey || event.ctrlKey || event.altKey)
    if (!isPlain || !pressed) return
    event.preventDefault()
    if (at) openMenu(at.card, mover)
    else if (event.shiftKey) bulk.extend(pressed.card, (a, b) => a.state === b.state)
    else if (link) router.push(link.pathname)
  }

  const hand = { moveHref: canMove ? moveHref : null, isReady, chosen: bulk.chosen }

  return (
    <section
      ref={board}
      className={styles.place}
      aria-label="Board"
      aria-describedby="board-keys"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={({ target }) => {
        const at = cardAt(target)
        if (at && stops[at.card.state] !== at.card.number) setStops({ ...stops, [at.card.state]: at.card.number })
      }}
      onBlur={() => carry.carried && !returnTo && carry.putBack()}
      onPointerDown={(event) => {
        const at = cardAt(event.target)
        if (at && canMove && at.card.state !== 'waived') drag.start(event.nativeEvent, at.element, at.card.number)
      }}
      data-dragging={lifted ? '' : undefined}
      data-carried={carry.carried ? '' : undefined}
    >
      <Tabs columns={columns} shown={column} onShow={setColumn} dropOn={dropOn} />
      {group ? (
        <Lanes
          group={group}
          columns={columns}
          cards={moves.cards}
          shown={column}
          hand={hand}
          stops={stopOf}
          lifted={lifted}
          dropOn={dropOn}
        />
      ) : (
        <div className={styles.columns} data-shown={column}>
          {columns.map((each) => (
            <Column
              key={each.state}
              column={each}
              isShown={each.state === column}
              cards={own(each.state)}
              hand={hand}
              stop={stopOf.get(each.state)}
              lifted={lifted?.state === each.state ? lifted.number : undefined}
              drop={dropOn(each.state)}
            />
          ))}
        </div>
      )}
      {canMove && (
        <p id="board-keys" className="unseen">
          Arrow keys walk the cards. Space picks one up to move it, M lists where it may go, X chooses it to change several.
        </p>
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
        onPick={(card) => bulk.toggle(card.number)}
      />
      <BulkBar bulk={bulk} people={people} shown={moves.cards.length} />
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

const NONE: readonly CardView[] = []

function stopsOf(
  columns: ReadonlyMap<ActionState, readonly CardView[]>,
  last: Partial<Record<ActionState, number>>,
): ReadonlyMap<ActionState, number> {
  const stops = new Map<ActionState, number>()
  for (const [state, cards] of columns) {
    const stop = cards.find(({ number }) => number === last[state]) ?? cards[0]
    if (stop) stops.set(state, stop.number)
  }
  return stops
}

const never = () => () => {}
/** False while the page is what the server sent: every link is a stop of the keyboard then. */
const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
