import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { needsSetup } from '@/lib/access/setup.store'
import { currentActor } from '@/lib/platform/web/actor'
import { ownPath } from '@/lib/platform/web/own-path'
import { whySignInIsRefused } from '@/lib/platform/web/session-cookie'
import { Notice } from '../notice'
import styles from '../signed-out.module.css'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { next, error } = await searchParams
  const wanted = ownPath(typeof next === 'string' ? next : null)
  if ((await currentActor()).kind === 'member') redirect(wanted)
  const refusal = whySignInIsRefused()
  if (refusal) return <Notice title="Sign-in is switched off">{refusal}</Notice>
  if (await needsSetup())
    return (
      <Notice title="Nobody is a member yet">
        The server printed a one-time set-up link when it started; whoever opens it becomes the first admin. It is good for 15
        minutes: restart the server for a new one.
      </Notice>
    )
  return (
    <>
      <h1>Sign in</h1>
      <p className={styles.lead}>
        {wanted === '/' ? 'With your account on this server.' : 'Sign in to go on to the page you asked for.'}
      </p>
      {/* How next-auth's own form says that it failed; ours says it in place. */}
      <SignInForm next={wanted} failed={error !== undefined} />
      <p className={styles.foot}>No account, or the password forgotten? An admin of this Nevermore can send you a link.</p>
    </>
  )
}
