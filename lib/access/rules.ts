import { Forbidden, NotFound } from '../platform/errors'
import type { Actor } from './actor'

/**
 * What can be asked for. "read" and "write" are about the content of incidents, actions and checks; which of them an actor
 * sees at all is decided in the lookup (visibleIncidents in store.ts). "administer" is members, settings and secrets.
 */
export type Permission = 'read' | 'write' | 'administer'

const ALLOWED: Record<'admin' | 'editor' | 'viewer', readonly Permission[]> = {
  viewer: ['read'],
  editor: ['read', 'write'],
  admin: ['read', 'write', 'administer'],
}

/** The one permission function: may this actor do this kind of thing? Deny by default. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'nobody') return false
  return ALLOWED[actor.role].includes(permission)
}

/**
 * Ends the call unless the actor has the permission. To nobody the thing does not exist.
 * @throws NotFound for somebody who has not signed in, Forbidden for a member whose role is too low.
 */
export function demand(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return
  if (actor.kind === 'nobody') throw new NotFound('Not found.')
  throw new Forbidden(
    `This needs the role ${permission === 'administer' ? 'admin' : 'editor'}; yours is ${actor.kind === 'member' ? actor.role : 'none'}.`,
  )
}
