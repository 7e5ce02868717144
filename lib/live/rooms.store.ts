import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import type { Audience } from './audience.store'

/** Null where it is deleted. */
export type WhoMay = Audience | null

/** Who may see a section as it stands: the same rule as visibleParts, asked of a section instead of a member. */
export async function sectionNow(sectionId: string): Promise<WhoMay> {
  const incident = { isPrivate: true, deletedAt: true, people: { select: { memberId: true } } }
  const row = await db().section.findUnique({
    where: { id: sectionId },
    select: { audience: true, deletedAt: true, incident: { select: incident } },
  })
  if (!row || row.deletedAt || row.incident.deletedAt) return null
  const isForNamed = row.audience === 'restricted' || row.incident.isPrivate
  return isForNamed ? new Set(row.incident.people.map(({ memberId }) => memberId)) : 'everybody'
}

export const updatesAfter = (sectionId: string, seq: number) =>
  db().sectionUpdate.findMany({
    where: { sectionId, seq: { gt: seq } },
    select: { seq: true, update: true },
    orderBy: { seq: 'asc' },
  })

export interface Cursor {
  /** Which browser: one member may have several. */
  browser: string
  /** Positions of Yjs, base64; null where the caret is in no text. */
  anchor: string | null
  head: string | null
}

/** Shows those who write in a section where a member's caret is. Nothing of it is kept. */
export async function tellCursor(actor: MemberActor, sectionId: string, cursor: Cursor): Promise<void> {
  const text = Buffer.from(JSON.stringify({ ...cursor, name: actor.name })).toString('base64url')
  await db().$executeRaw`SELECT pg_notify('nevermore', ${`cursor ${sectionId} ${text}`})`
}
