'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import styles from '../../signed-out.module.css'
import { chooseNewPassword } from './mutations'

export function ChoosePasswordForm({ token, email }: { token: string; email: string }) {
  const [result, choose] = useActionState(chooseNewPassword, null)
  return (
    <form action={choose} className={styles.fields}>
      <FormFields result={result}>
        <FormMessage result={result} />
        <input type="hidden" name="token" value={token} />
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" defaultValue={email} readOnly hidden />
        <Field label="New password" name="password" hint="At least 12 characters. A few words of your own are easy to remember.">
          <PasswordInput autoComplete="new-password" required autoFocus />
        </Field>
        <SubmitButton pending="Changing">Set the password and sign in</SubmitButton>
      </FormFields>
    </form>
  )
}
