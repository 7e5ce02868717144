'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeChannel, setOn, testChannel } from './mutations'
import styles from './notifications.module.css'

/** Sends a real message there while the person waits, and says what came of it. */
export function TestChannel({ id }: { id: string }) {
  const [result, test] = useActionState(testChannel, null)
  return (
    <form action={test} className={styles.test}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" pending="Sending">
        Send a test
      </SubmitButton>
      <FormMessage result={result} {...(result?.ok && { success: result.value.words })} />
    </form>
  )
}

export function SwitchChannel({ id, isEnabled }: { id: string; isEnabled: boolean }) {
  const [result, send] = useActionState(setOn, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="on" value={String(!isEnabled)} />
      <SubmitButton variant="plain" pending="Switching">
        {isEnabled ? 'Switch off' : 'Switch on'}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

export function DeleteChannel({ id }: { id: string }) {
  const [result, send] = useActionState(removeChannel, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet" pending="Deleting">
        Delete
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
