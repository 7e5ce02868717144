import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { SESSION_LIFETIME_MS } from '@/lib/access/session-rules'
import { Refusal } from '../errors'
import { publicUrl } from '../origins'
import { settings } from '../settings'

/** Seconds the browser keeps the cookie; the session's row is what decides. */
export const COOKIE_SECONDS = SESSION_LIFETIME_MS / 1000

/**
 * The cookie that carries the session, judged by the configured address and never by the request: behind https the `__Host-`
 * prefix binds it to exactly this host; on plain http it has no Secure and therefore another name.
 */
export function sessionCookie() {
  const secure = publicUrl().startsWith('https://')
  return {
    name: secure ? '__Host-nevermore' : 'nevermore-session',
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}

/** Why nobody may sign in at the configured address: a password and a cookie would cross a network in the clear. Null where all is well. */
export function whySignInIsRefused(): string | null {
  const { protocol, hostname, origin } = new URL(publicUrl())
  if (protocol === 'https:' || isLoopback(hostname)) return null
  return `Nevermore is set to ${origin}, which is not encrypted: passwords and sign-ins would be readable on the way. Put a proxy with https in front of it and set NEVERMORE_URL to its https:// address.`
}

const isLoopback = (hostname: string) => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)

/** @throws Refusal where no secret is set: there is no default. */
export function sessionSecret(): string {
  const secret = settings().sessionSecret
  if (secret) return secret
  throw new Refusal(
    'There is no session secret.',
    'Start with "npm start", which makes one, or set NEVERMORE_SESSION_SECRET to at least 32 random characters.',
  )
}

/** What next-auth's token holds: nothing but the secret of the session's row. Null without a cookie, or with one that is not ours. */
export async function readSessionSecret(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value
  if (!token) return null
  const held = await decode({ token, secret: sessionSecret() }).catch(() => null)
  return typeof held?.sessionSecret === 'string' ? held.sessionSecret : null
}

/** Signs the browser in. Only in a server function or a route handler: a page cannot set cookies. */
export async function setSessionCookie(secret: string): Promise<void> {
  const { name, options } = sessionCookie()
  const value = await encode({ token: { sessionSecret: secret }, secret: sessionSecret(), maxAge: COOKIE_SECONDS })
  ;(await cookies()).set(name, value, { ...options, maxAge: COOKIE_SECONDS })
}

export async function dropSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
