'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from '../signed-out.module.css'
import { signInWithPassword } from './mutations'

const FAILED: MutationResult = {
  ok: false,
  error: { kind: 'invalid', message: 'The e-mail address or the password is not right, or there were too many tries.' },
}

export function SignInForm({ next, failed }: { next: string; failed: boolean }) {
  const [result, submit] = useActionState(signInWithPassword, failed ? FAILED : null)
  return (
    <form action={submit} className={styles.fields}>
      <FormFields result={result}>
        <FormMessage result={result} />
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" name="email">
          <TextInput
            type="email"
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
          />
        </Field>
        <Field label="Password" name="password">
          <PasswordInput autoComplete="current-password" required />
        </Field>
        <SubmitButton pending="Signing in">Sign in</SubmitButton>
      </FormFields>
    </form>
  )
}
