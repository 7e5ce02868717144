import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { SignInForm } from '@/lib/access/schema'
import { endSessionOf, findSession } from '@/lib/access/session.store'
import { signIn } from '@/lib/access/sign-in.store'
import { Invalid, Limited } from '../errors'
import { log } from '../log'
import { publicUrl } from '../origins'
import { nameForNextAuth } from '../settings'
import { currentBrowser } from './browser'
import { COOKIE_SECONDS, sessionCookie, sessionSecret, whySignInIsRefused } from './session-cookie'

/**
 * next-auth with credentials can only use JWT sessions. So the token carries nothing but the secret of a row in `sessions`, and
 * that row is looked up at every request (docs/decisions/005-sessions.md).
 */
export function nextAuthOptions(): NextAuthOptions {
  nameForNextAuth(publicUrl())
  const cookie = sessionCookie()
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    useSecureCookies: cookie.options.secure,
    cookies: { sessionToken: cookie },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in', newUser: '/' },
    logger: {
      error: (code, metadata) =>
        log().error({ code, metadata: String(metadata instanceof Error ? metadata.message : code) }, 'next-auth'),
      warn: (code) => log().warn({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: [
      Credentials({
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        async authorize(given) {
          const parsed = SignInForm.safeParse({ email: given?.email, password: given?.password })
          if (!parsed.success || whySignInIsRefused()) return null
          const { memberId, secret } = await signIn(parsed.data, await currentBrowser()).catch(refuseQuietly)
          return { id: memberId, sessionSecret: secret }
        },
      }),
    ],
    callbacks: {
      // Called with `user` at sign-in only; afterwards the token stays what it is.
      jwt: ({ token, user }) => (user ? { sessionSecret: user.sessionSecret } : token),
      // What GET /api/auth/session tells the browser. The secret stays in the cookie.
      async session({ session, token }) {
        const found = await findSession(String(token.sessionSecret))
        const { expires } = session
        return found ? { expires, user: { name: found.actor.name, email: found.actor.email } } : { expires }
      },
    },
    events: { signOut: async ({ token }) => void (await endSessionOf(String(token.sessionSecret))) },
  }
}

/** next-auth shows the message of what is thrown here in a URL: let it be one of its own codes. */
function refuseQuietly(error: unknown): never {
  if (error instanceof Invalid || error instanceof Limited) throw new Error('CredentialsSignin')
  log().error({ err: error }, 'sign-in failed')
  throw new Error('Default')
}

declare module 'next-auth' {
  interface User {
    /** The secret of the session's row, on its way into the token. */
    sessionSecret: string
  }
}
