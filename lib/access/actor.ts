import type { Role } from '../platform/db/generated/enums'

/** A signed-in member, as far as permissions and pages need to know them. */
export interface MemberActor {
  kind: 'member'
  memberId: string
  role: Role
  name: string
  email: string
  /** IANA zone chosen by the member; null follows the browser. */
  timeZone: string | null
  /** While they accept what somebody wrote in a repository: who that is, and in which commit. Revisions keep it. */
  takenFrom?: { author: string; commit: string }
}

/** The worker and the command line: everything is visible and allowed, and no person is named in what they write. */
export interface SystemActor {
  kind: 'system'
}

/** Somebody who has not signed in. */
export interface NobodyActor {
  kind: 'nobody'
}

export type Actor = MemberActor | SystemActor | NobodyActor

export const systemActor: SystemActor = { kind: 'system' }
export const nobody: NobodyActor = { kind: 'nobody' }

/** The member's id for a row that says who did it; null for the system. */
export const memberIdOf = (actor: Actor): string | null => (actor.kind === 'member' ? actor.memberId : null)
