'use client'

import { Play } from 'lucide-react'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { runCheck } from '../mutations'

/** Asks for a run now. A worker takes it within a second; the page follows by itself, or at a reload. */
export function RunButton({ id, isAwaited }: { id: string; isAwaited: boolean }) {
  const [result, send] = useActionState(runCheck, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="main" pending="Asking">
        <Play aria-hidden="true" /> {isAwaited ? 'Running' : 'Run now'}
      </SubmitButton>
      {result?.ok === false && <FormMessage result={result} />}
    </form>
  )
}
