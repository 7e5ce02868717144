'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { attestCheck, withdraw } from '../mutations'
import styles from './attestations.module.css'

/** `id` is that of the attestation to be. */
interface Props {
  id: string
  checkId: string
}

/** To confirm, in one's own name, what stands above it. */
export function AttestForm({ id, checkId }: Props) {
  const [result, send] = useActionState(attestCheck, null)
  return (
    <form action={send} className={styles.attest}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="checkId" value={checkId} />
        <Field label="What you looked at" name="note" hint="Kept with your name and the time">
          <TextArea rows={2} required maxLength={2000} />
        </Field>
        <FormMessage result={result} />
        <div>
          <SubmitButton variant="main" pending="Attesting">
            I attest that this is so
          </SubmitButton>
        </div>
      </FormFields>
    </form>
  )
}

/** To take back what was attested: folded away, for it is rare. */
export function WithdrawForm({ id, checkId }: Props) {
  const [result, send] = useActionState(withdraw, null)
  return (
    <details>
      <summary>Withdraw it</summary>
      <form action={send} className={styles.attest}>
        <FormFields result={result}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="checkId" value={checkId} />
          <Field label="Why it is not so" name="because">
            <TextArea rows={2} required maxLength={2000} />
          </Field>
          <FormMessage result={result} />
          <div>
            <SubmitButton variant="plain" pending="Withdrawing">
              Withdraw
            </SubmitButton>
          </div>
        </FormFields>
      </form>
    </details>
  )
}
