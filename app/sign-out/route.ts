import { endSessionOf } from '@/lib/access/session.store'
import { machineRoute } from '@/lib/platform/web/route'
import { dropSessionCookie, readSessionSecret } from '@/lib/platform/web/session-cookie'

/** `<form method="post" action="/sign-out">` from anywhere; the session is over before the browser hears of it. */
export const POST = machineRoute(async () => {
  const secret = await readSessionSecret()
  if (secret) await endSessionOf(secret)
  await dropSessionCookie()
  return new Response(null, { status: 303, headers: { Location: '/sign-in' } })
})
