'use client'

import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Undo } from '@/components/ui/undo'
import type { MutationResult } from '@/lib/platform/web/result'
import { type Mutation, send } from './use-submit'

interface Offer {
  message: string
  mutation: Mutation<null>
  fields: Record<string, string>
}

const Offers = createContext<(offer: Offer) => void>(() => {})

/** Offers to take back what was just done; the offer outlives the part of the page that made it. */
export const useUndo = () => use(Offers)

/** Where offers to undo are shown; around everything that makes them. */
export function UndoPlace({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<(Offer & { at: number }) | null>(null)
  const [failure, setFailure] = useState<MutationResult<unknown> | null>(null)
  const make = useCallback((next: Offer) => {
    setFailure(null)
    setOffer({ ...next, at: Date.now() })
  }, [])
  const close = useCallback(() => setOffer(null), [])
  const takeBack = async (form: FormData) => {
    if (!offer) return
    const result = await send(offer.mutation, form)
    if (result.ok) setOffer(null)
    else setFailure(result)
  }
  return (
    <Offers value={make}>
      {children}
      {offer && <Undo key={offer.at} message={offer.message} action={takeBack} fields={offer.fields} onClose={close} />}
      {failure && <FormMessage result={failure} />}
    </Offers>
  )
}
