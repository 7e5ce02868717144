'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import styles from '../settings.module.css'
import { replacePassword } from './mutations'

export function PasswordForm({ email }: { email: string }) {
  const [result, replace] = useActionState(replacePassword, null)
  return (
    <form action={replace} className={styles.form}>
      <FormFields result={result}>
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" defaultValue={email} readOnly hidden />
        <Field label="Present password" name="currentPassword">
          <PasswordInput autoComplete="current-password" required />
        </Field>
        <Field label="New password" name="password" hint="At least 12 characters. A few words of your own are easy to remember.">
          <PasswordInput autoComplete="new-password" required />
        </Field>
        <SubmitButton variant="plain" pending="Changing">
          Change the password
        </SubmitButton>
        <FormMessage result={result} success="Changed. Every other session is signed out." />
      </FormFields>
    </form>
  )
}
