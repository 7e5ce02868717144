'use server'

import { redirect } from 'next/navigation'
import { SignInForm } from '@/lib/access/schema'
import { endSessionOf } from '@/lib/access/session.store'
import { signIn } from '@/lib/access/sign-in.store'
import { Forbidden } from '@/lib/platform/errors'
import { currentBrowser } from '@/lib/platform/web/browser'
import { signedOutMutation } from '@/lib/platform/web/mutation'
import { ownPath } from '@/lib/platform/web/own-path'
import { readSessionSecret, setSessionCookie, whySignInIsRefused } from '@/lib/platform/web/session-cookie'

/** Signs in with next-auth's token as the cookie, and goes on to the page that was asked for. */
export const signInWithPassword = signedOutMutation(SignInForm, async ({ email, password, next }): Promise<null> => {
  const refusal = whySignInIsRefused()
  if (refusal) throw new Forbidden(refusal)
  const before = await readSessionSecret()
  const { secret } = await signIn({ email, password }, await currentBrowser())
  if (before) await endSessionOf(before)
  await setSessionCookie(secret)
  redirect(ownPath(next))
})
