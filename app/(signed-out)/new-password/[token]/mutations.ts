'use server'

import { redirect } from 'next/navigation'
import { choosePassword } from '@/lib/access/password-link.store'
import { NewPasswordForm } from '@/lib/access/schema'
import { Forbidden } from '@/lib/platform/errors'
import { currentBrowser } from '@/lib/platform/web/browser'
import { signedOutMutation } from '@/lib/platform/web/mutation'
import { setSessionCookie, whySignInIsRefused } from '@/lib/platform/web/session-cookie'

/** Replaces a forgotten password by the link an admin made, and signs in. */
export const chooseNewPassword = signedOutMutation(NewPasswordForm, async ({ token, password }): Promise<null> => {
  const refusal = whySignInIsRefused()
  if (refusal) throw new Forbidden(refusal)
  const { secret } = await choosePassword(token, password, await currentBrowser())
  await setSessionCookie(secret)
  redirect('/')
})
