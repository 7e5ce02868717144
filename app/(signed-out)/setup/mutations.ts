'use server'

import { redirect } from 'next/navigation'
import { SetupForm } from '@/lib/access/schema'
import { makeFirstAdmin } from '@/lib/access/setup.store'
import { Forbidden } from '@/lib/platform/errors'
import { currentBrowser } from '@/lib/platform/web/browser'
import { signedOutMutation } from '@/lib/platform/web/mutation'
import { setSessionCookie, whySignInIsRefused } from '@/lib/platform/web/session-cookie'

/** Makes the first admin with the link the server printed, and signs them in. */
export const setUp = signedOutMutation(SetupForm, async ({ token, ...account }): Promise<null> => {
  const refusal = whySignInIsRefused()
  if (refusal) throw new Forbidden(refusal)
  const { secret } = await makeFirstAdmin(token, account, await currentBrowser())
  await setSessionCookie(secret)
  redirect('/')
})
