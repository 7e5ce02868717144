'use client'

import { Undo2 } from 'lucide-react'
import { useActionState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { bringBack } from '../mutations'

export function BringBack({ id }: { id: string }) {
  const [result, send] = useActionState(bringBack, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton pending="Bringing back">
        <Undo2 aria-hidden="true" /> Bring it back
      </SubmitButton>{' '}
      <LinkButton href="/checks" variant="quiet">
        All checks
      </LinkButton>
      <FormMessage result={result} />
    </form>
  )
}
