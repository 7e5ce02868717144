'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation } from '@/lib/access/invitation.store'
import { AcceptForm } from '@/lib/access/schema'
import { Forbidden } from '@/lib/platform/errors'
import { currentBrowser } from '@/lib/platform/web/browser'
import { signedOutMutation } from '@/lib/platform/web/mutation'
import { setSessionCookie, whySignInIsRefused } from '@/lib/platform/web/session-cookie'

/** Makes the account an invitation is for, and signs its owner in. */
export const acceptWithPassword = signedOutMutation(AcceptForm, async ({ token, ...account }): Promise<null> => {
  const refusal = whySignInIsRefused()
  if (refusal) throw new Forbidden(refusal)
  const { secret } = await acceptInvitation(token, account, await currentBrowser())
  await setSessionCookie(secret)
  redirect('/')
})
