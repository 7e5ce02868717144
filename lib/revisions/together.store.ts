import { type Actor, memberIdOf } from '../access/actor'
import type { Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { RevisionInput } from './store'

/** After a pause like this the next change is another revision, … */
const PAUSE_MS = 2 * 60_000
/** … and so it is after writing for so long. */
const LONGEST_MS = 10 * 60_000

/**
 * Keeps a change of people who write together. One after the other without a pause they are one revision, which names all of them;
 * where anybody else wrote between, or the incident itself was changed since it began (it was published), another one begins.
 */
export async function recordTogether(tx: Tx, actor: Actor, input: RevisionInput, incidentChangedAt: Date): Promise<void> {
  const now = Date.now()
  const memberId = memberIdOf(actor)
  const last = await tx.revision.findUnique({
    where: { subjectId_version: { subjectId: input.subjectId, version: input.version - 1 } },
    select: { id: true, authorId: true, untilAt: true, createdAt: true },
  })
  const goesOn =
    last?.untilAt &&
    now - last.untilAt.getTime() < PAUSE_MS &&
    now - last.createdAt.getTime() < LONGEST_MS &&
    last.createdAt > incidentChangedAt
  const untilAt = new Date(now)
  if (!goesOn) {
    await tx.revision.create({ data: { id: newId(), authorId: memberId, sinceVersion: input.version, untilAt, ...input } })
    return
  }
  const { version, content } = input
  await tx.revision.update({ where: { id: last.id }, data: { version, content, untilAt }, select: { id: true } })
  if (memberId !== null && memberId !== last.authorId)
    await tx.revisionAuthor.createMany({ data: { revisionId: last.id, memberId }, skipDuplicates: true })
}
