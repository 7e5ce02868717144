'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import styles from '../settings.module.css'
import { endAllOthers, endOne } from './mutations'

export function EndSession({ id }: { id: string }) {
  const [result, end] = useActionState(endOne, null)
  return (
    <>
      <form action={end}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="plain" size="small" pending="Ending">
          End
        </SubmitButton>
      </form>
      <div className={styles.message}>
        <FormMessage result={result} />
      </div>
    </>
  )
}

export function EndOthers() {
  const [result, end] = useActionState(endAllOthers, null)
  return (
    <form action={end}>
      <SubmitButton variant="plain" pending="Ending">
        End all others
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
