import { useState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Undo } from '@/components/ui/undo'
import type { MutationResult } from '@/lib/platform/web/result'
import { type Mutation, send } from './use-submit'

/** What was just done, in words, and the mutation that takes it back. */
export interface Offer {
  message: string
  mutation: Mutation<null>
  fields: Record<string, string>
}

/** One offer to take something back; where that fails, why. */
export function UndoOffer({ offer, close }: { offer: Offer; close: () => void }) {
  const [failure, setFailure] = useState<MutationResult<unknown> | null>(null)
  const takeBack = async (form: FormData) => {
    const result = await send(offer.mutation, form)
    if (result.ok) close()
    else setFailure(result)
  }
  return (
    <>
      <Undo message={offer.message} action={takeBack} fields={offer.fields} onClose={close} />
      {failure && <FormMessage result={failure} />}
    </>
  )
}
