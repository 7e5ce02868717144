import type { Metadata } from 'next'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { next } = await searchParams
  return (
    <main>
      <h1>Sign in</h1>
      <SignInForm next={typeof next === 'string' ? next : '/'} />
    </main>
  )
}
