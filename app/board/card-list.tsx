'use client'

import { memo } from 'react'
import { Card } from './card'
import styles from './card-list.module.css'
import type { CardView } from './card-view'

/** What the board knows of its cards besides what they are: the same for all lists but for what is passed to one of them. */
export interface Hand {
  /** The board's address, to which the number of a card to move is added; null for who may not move any. */
  moveHref: string | null
  /** Scripts have taken over; before, every link is a stop of the keyboard. */
  isReady: boolean
  chosen: ReadonlySet<number>
}

interface Props extends Hand {
  cards: readonly CardView[]
  /** The card of this list that Tab leads to. */
  stop: number | undefined
  /** The card of this list that is dragged or carried. */
  lifted: number | undefined
}

/** Laid out together or not at all: the browser asks of each pack in each frame whether it is in sight. */
const PACK = 10

/** The cards of a column, or of one cell of it. Drawn anew only when one of them changed: not while a card passes over. */
export const CardList = memo(function CardList({ cards, moveHref, isReady, chosen, stop, lifted }: Props) {
  return inPacks(cards).map(({ place, held }) => (
    <ul key={place} className={styles.pack} data-pack="">
      {held.map((card) => (
        <Card
          key={card.number}
          card={card}
          moveHref={moveHref !== null && card.state !== 'waived' ? `${moveHref}move=${card.number}` : null}
          tabIndex={isReady ? (card.number === stop ? 0 : -1) : undefined}
          isLifted={card.number === lifted}
          isChosen={chosen.has(card.number)}
        />
      ))}
    </ul>
  ))
})

/** A pack is nothing but its place: a card that comes or goes moves the others between packs, and no list is made anew. */
const inPacks = (cards: readonly CardView[]): { place: number; held: readonly CardView[] }[] =>
  Array.from({ length: Math.ceil(cards.length / PACK) }, (_, place) => ({
    place,
    held: cards.slice(place * PACK, (place + 1) * PACK),
  }))
