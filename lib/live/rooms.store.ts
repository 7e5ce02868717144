import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import type { Audience } from './audience.store'

/** Null where it is deleted. */
export type WhoMay = Audience | null

/** Who may see a section as it stands: the same rule as visibleParts, asked of a section instead of a member. */
export async function sectionNow(sectionId: string): Promise<WhoMay> {
  const [row] = await db().$queryRaw<{ isForNamed: boolean; named: string[] }[]>`
    SELECT sections.audience = 'restricted' OR incidents.is_private AS "isForNamed",
      ARRAY(SELECT member_id::text FROM incident_people WHERE incident_id = incidents.id) AS named
    FROM sections JOIN incidents ON incidents.id = incident_id
    WHERE sections.id = ${sectionId}::uuid AND sections.deleted_at IS NULL AND incidents.deleted_at IS NULL`
  if (!row) return null
  return row.isForNamed ? new Set(row.named) : 'everybody'
}

export const updatesAfter = (sectionId: string, seq: number) =>
  db().$queryRaw<{ seq: number; update: Uint8Array }[]>`
    SELECT seq, update FROM section_updates WHERE section_id = ${sectionId}::uuid AND seq > ${seq} ORDER BY seq`

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
