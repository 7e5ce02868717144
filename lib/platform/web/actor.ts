import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Actor, type MemberActor, nobody } from '@/lib/access/actor'
import { can, type Permission } from '@/lib/access/rules'
import { findSession, type SignedIn } from '@/lib/access/session.store'
import { log } from '../log'
import { PATH_HEADER } from '../private-headers'
import { ownPath } from './own-path'
import { readSessionSecret } from './session-cookie'

/** The session of the request at hand, judged anew at each request (and once in it); null when nobody is signed in. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const secret = await readSessionSecret()
  return secret ? findSession(secret) : null
})

/** Who is asking. A database that does not answer is an error, not a sign-out. */
export async function currentActor(): Promise<Actor> {
  return (await currentSession())?.actor ?? nobody
}

/** The member a page is for. Everybody else is sent to sign in, and comes back to where they wanted to go. */
export async function requireMember(): Promise<MemberActor> {
  const session = await currentSession()
  if (session) return session.actor
  const wanted = ownPath((await headers()).get(PATH_HEADER))
  redirect(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`)
}

/** The member a page is for that only helps somebody who writes. To viewers it does not exist. */
export const requireEditor = (): Promise<MemberActor> => requirePermission('write')

/** The admin a page is for. To other members it does not exist. */
export const requireAdmin = (): Promise<MemberActor> => requirePermission('administer')

async function requirePermission(permission: Permission): Promise<MemberActor> {
  const actor = await requireMember()
  if (can(actor, permission)) return actor
  log().warn({ member: actor.memberId, path: (await headers()).get(PATH_HEADER), needs: permission }, 'refused')
  notFound()
}
