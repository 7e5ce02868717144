'use client'

import { useActionState } from 'react'
import { CopyCode } from '@/components/ui/copy-code'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewSecret } from './mutations'
import styles from './notifications.module.css'

/** A new secret in the place of the one that a receiver knows. */
export function RenewSecret({ id }: { id: string }) {
  const [result, send] = useActionState(renewSecret, null)
  return (
    <form action={send} className={styles.test}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" pending="Making it">
        Make a new signing secret
      </SubmitButton>
      <FormMessage result={result} />
      {result?.ok && <SigningSecret secret={result.value.secret} />}
    </form>
  )
}

export function SigningSecret({ secret }: { secret: string }) {
  return (
    <>
      <p>The secret its messages are signed with. It is shown only now; the program that receives them verifies them by it.</p>
      <CopyCode label="The signing secret" code={secret} />
    </>
  )
}
