'use client'

import { Undo2 } from 'lucide-react'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { bringChannelBack } from '../mutations'

export function BringBack({ id }: { id: string }) {
  const [result, send] = useActionState(bringChannelBack, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton pending="Bringing back">
        <Undo2 aria-hidden="true" /> Bring it back
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
