'use client'

import { useActionState } from 'react'
import { signInWithPassword } from './mutations'

export function SignInForm({ next }: { next: string }) {
  const [result, submit] = useActionState(signInWithPassword, null)
  const error = result?.ok === false ? result.error : null
  return (
    <form action={submit}>
      {error && <p role="alert">{error.message}</p>}
      <input type="hidden" name="next" value={next} />
      <label>
        E-mail{' '}
        <input name="email" type="email" autoComplete="username" defaultValue={String(error?.typed?.email ?? '')} required />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit">Sign in</button>
    </form>
  )
}
