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
  const { subjectId, version, content } = input
  const untilAt = new Date(now)
  const [last] = await tx.$queryRaw<{ id: string; authorId: string | null }[]>`
    UPDATE revisions SET version = ${version}, content = ${JSON.stringify(content)}::jsonb, until_at = ${untilAt}
    WHERE subject_id = ${subjectId}::uuid AND version = ${version - 1}
      AND until_at > ${new Date(now - PAUSE_MS)}
      AND created_at > ${new Date(Math.max(now - LONGEST_MS, incidentChangedAt.getTime()))}
    RETURNING id, author_id AS "authorId"`
  if (!last) await tx.revision.create({ data: { id: newId(), authorId: memberId, sinceVersion: version, untilAt, ...input } })
  else if (memberId !== null && memberId !== last.authorId)
    await tx.revisionAuthor.createMany({ data: { revisionId: last.id, memberId }, skipDuplicates: true })
}
