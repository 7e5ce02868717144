'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { bind, unbind } from '../mutations'
import styles from './check.module.css'

interface UnbindProps {
  id: string
  actionId: string
  name: string
  /** The action will wait for proof again, and the button says so. */
  isVerified: boolean
}

export function BindForm({ id }: { id: string }) {
  const [result, send] = useActionState(bind, null)
  return (
    <form action={send} className={styles.bind}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <Field label="Bind it to an action" name="action" hideLabel>
          <TextInput placeholder="ACT-12" required size={10} mono />
        </Field>
        <SubmitButton variant="plain" pending="Binding">
          Bind to action
        </SubmitButton>
      </FormFields>
      {result?.ok === false && !result.error.fields?.action && <FormMessage result={result} />}
    </form>
  )
}

export function UnbindButton({ id, actionId, name, isVerified }: UnbindProps) {
  const [result, send] = useActionState(unbind, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="actionId" value={actionId} />
      <SubmitButton variant="quiet" size="small" pending="Taking off" aria-label={`Take off ${name}`}>
        {isVerified ? 'Take off: it waits for proof again' : 'Take off'}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
