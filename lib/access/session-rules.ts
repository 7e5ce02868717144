const HOUR_MS = 3_600_000

/** A session is over this long after the last request made in it … */
export const SESSION_IDLE_MS = 12 * HOUR_MS
/** … and this long after sign-in, whatever happened in it. */
export const SESSION_LIFETIME_MS = 7 * 24 * HOUR_MS

/** Why a session that nobody ended is over nevertheless; null while it lives. */
export function isOver(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): 'expired' | 'idle' | null {
  if (now.getTime() >= session.expiresAt.getTime()) return 'expired'
  if (now.getTime() - session.lastSeenAt.getTime() >= SESSION_IDLE_MS) return 'idle'
  return null
}
