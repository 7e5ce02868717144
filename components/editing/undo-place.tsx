'use client'

import dynamic from 'next/dynamic'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import type { Offer } from './undo-offer'

// Who only reads is never offered one.
const UndoOffer = dynamic(() => import('./undo-offer').then(({ UndoOffer }) => UndoOffer))

const Offers = createContext<(offer: Offer) => void>(() => {})

/** Offers to take back what was just done; the offer outlives the part of the page that made it. */
export const useUndo = () => use(Offers)

/** Where offers to undo are shown; around everything that makes them. */
export function UndoPlace({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<(Offer & { at: number }) | null>(null)
  const make = useCallback((next: Offer) => setOffer({ ...next, at: Date.now() }), [])
  const close = useCallback(() => setOffer(null), [])
  return (
    <Offers value={make}>
      {children}
      {offer && <UndoOffer key={offer.at} offer={offer} close={close} />}
    </Offers>
  )
}
