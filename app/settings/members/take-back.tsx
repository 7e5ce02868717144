'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import styles from '../settings.module.css'
import { takeBack } from './mutations'

export function TakeBack({ id, whose }: { id: string; whose: string }) {
  const [result, send] = useActionState(takeBack, null)
  return (
    <>
      <form action={send}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="plain" size="small" pending="Taking back" aria-label={`Take back the invitation for ${whose}`}>
          Take back
        </SubmitButton>
      </form>
      <div className={styles.message}>
        <FormMessage result={result} />
      </div>
    </>
  )
}
