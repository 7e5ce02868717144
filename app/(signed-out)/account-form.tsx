'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from './signed-out.module.css'

interface Props {
  action: (previous: MutationResult | null, form: FormData) => Promise<MutationResult>
  token: string
  /** Given where the account can only have this address. */
  email?: string | undefined
  submit: string
  pending: string
}

/** Name, address and password of an account that a link lets somebody make. */
export function AccountForm({ action, token, email, submit, pending }: Props) {
  const [result, send] = useActionState(action, null)
  return (
    <form action={send} className={styles.fields}>
      <FormFields result={result}>
        <FormMessage result={result} />
        <input type="hidden" name="token" value={token} />
        <Field label="Your name" name="name" hint="As it stands beside what you write.">
          <TextInput autoComplete="name" maxLength={120} required autoFocus />
        </Field>
        <Field label="E-mail" name="email" hint={email ? 'The invitation is for this address.' : 'You sign in with it.'}>
          <TextInput
            type="email"
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            required
            {...(email !== undefined && { value: email, readOnly: true })}
          />
        </Field>
        <Field
          label="Password"
          name="password"
          hint="At least 12 characters. Any will do: a few words of your own are easy to remember."
        >
          <PasswordInput autoComplete="new-password" required />
        </Field>
        <SubmitButton pending={pending}>{submit}</SubmitButton>
      </FormFields>
    </form>
  )
}
