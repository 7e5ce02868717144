'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { sendAgain } from '../mutations'
import styles from '../notifications.module.css'

export function SendAgain({ id }: { id: string }) {
  const [result, send] = useActionState(sendAgain, null)
  return (
    <form action={send} className={styles.again}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" size="small" pending="Sending">
        Send again
      </SubmitButton>
      <FormMessage result={result} {...(result?.ok && { success: result.value.words })} />
    </form>
  )
}
