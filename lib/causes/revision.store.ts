import type { Actor } from '../access/actor'
import type { Prisma, Tx } from '../platform/db/client'
import type { Change } from '../revisions/rules'
import { recordRevision } from '../revisions/store'

/** What a revision keeps of a cause, and where. */
export const KEPT = {
  incidentId: true,
  version: true,
  kind: true,
  text: true,
  audience: true,
  factors: true,
} satisfies Prisma.CauseSelect

/** Keeps a cause as it stands now, behind what changed it. For stores that found it among the visible. */
export async function keep(tx: Tx, actor: Actor, id: string, change: Change): Promise<void> {
  const { incidentId, version, ...content } = await tx.cause.findUniqueOrThrow({ where: { id }, select: KEPT })
  await recordRevision(tx, actor, { subject: 'cause', subjectId: id, incidentId, version, change, content })
}
