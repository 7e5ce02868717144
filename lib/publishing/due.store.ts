import { type Actor, systemActor } from '../access/actor'
import { recordActivity } from '../activity/store'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { PostmortemDocument } from '../postmortems/document'
import type { RepositoryRow } from './repositories.store'
import { NOTHING_WISHED } from './wishes'

/** A publication in the hands of a worker. */
export interface ClaimedPublication {
  id: string
  fence: number
  wish: 'publish' | 'follow' | 'take_back'
  wishedById: string | null
  wishedBy: string | null
  incidentId: string
  number: number
  isPrivate: boolean
  path: string | null
  text: string | null
  written: string | null
  hasDismissed: boolean
  document: PostmortemDocument | null
  overwrites: string | null
  tries: number
  /** Why the try before did not go through. */
  failure: string | null
  repository: RepositoryRow
  /** What is written is as it was at this moment, or later. */
  claimedAt: Date
}

/**
 * Takes what is due in one repository, all of it: it becomes one commit. Others leave the repository alone meanwhile, for the second
 * of two pushes would be refused.
 * @param only the repository, where it is to be one; null for whichever waits longest
 */
export async function claimRepositoryDue(
  leaseSeconds: number,
  limit: number,
  only: string | null,
): Promise<ClaimedPublication[]> {
  const claimed = await db().$queryRaw<{ id: string; fence: number }[]>`
    UPDATE publications SET leased_until = now() + make_interval(secs => ${leaseSeconds}), lease_fence = lease_fence + 1
    WHERE id IN (
      SELECT p.id FROM publications p
      WHERE p.due_at <= now() AND p.wish IS NOT NULL AND (p.leased_until IS NULL OR p.leased_until < now())
        AND p.repository_id = (
          SELECT q.repository_id FROM publications q JOIN repositories r ON r.id = q.repository_id
          WHERE q.due_at <= now() AND q.wish IS NOT NULL AND (q.leased_until IS NULL OR q.leased_until < now())
            AND r.deleted_at IS NULL AND (${only}::uuid IS NULL OR q.repository_id = ${only}::uuid)
            AND NOT EXISTS (SELECT 1 FROM publications o WHERE o.repository_id = q.repository_id AND o.leased_until > now())
          ORDER BY q.due_at LIMIT 1
        )
      ORDER BY p.due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, lease_fence AS fence`
  if (claimed.length === 0) return []
  const claimedAt = new Date()
  const fences = new Map(claimed.map(({ id, fence }) => [id, fence]))
  const rows = await db().publication.findMany({
    where: { id: { in: [...fences.keys()] } },
    include: { repository: true, incident: { select: { number: true, isPrivate: true, deletedAt: true } } },
    orderBy: { createdAt: 'asc' },
  })
  const members = await db().member.findMany({
    where: { id: { in: rows.flatMap(({ wishedById }) => wishedById ?? []) } },
    select: { id: true, name: true },
  })
  return rows.flatMap(({ incident, wish, document, ...row }) =>
    wish === null
      ? []
      : [
          {
            ...row,
            wish,
            claimedAt,
            fence: fences.get(row.id) ?? 0,
            number: incident.number,
            isPrivate: incident.isPrivate,
            // Written by settlePublished, by this program or an older one of the same document.
            document: document as unknown as PostmortemDocument | null,
            wishedBy: members.find(({ id }) => id === row.wishedById)?.name ?? null,
          },
        ],
  )
}

export interface Settled {
  kind: 'published' | 'followed' | 'unchanged' | 'taken_back'
  path: string | null
  text: string | null
  written: string | null
  document: PostmortemDocument | null
  commit: string | null
  summary: string
}

/** Keeps what stands in the repository now. A claim that somebody else has taken over, or asked anew, is left alone. */
export async function settlePublished(
  claimed: ClaimedPublication,
  { kind, commit, summary, document, ...now }: Settled,
  actor: Actor = systemActor,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.publication.updateMany({
      where: { id: claimed.id, leaseFence: claimed.fence },
      data: {
        ...now,
        document: (document ?? undefined) as unknown as Prisma.InputJsonValue,
        ...(kind !== 'followed' && { hasDismissed: false }),
        ...(commit !== null && { commit, committedAt: claimed.claimedAt }),
        ...NOTHING_WISHED,
      },
    })
    if (count === 0 && commit === null) return
    // What was pushed stands there, whoever asked for what meanwhile.
    if (count === 0 && commit !== null)
      await tx.publication.update({ where: { id: claimed.id }, data: { ...now, commit, committedAt: claimed.claimedAt } })
    const { id: publicationId, wishedById: memberId } = claimed
    await tx.publicationStep.create({ data: { id: newId(), publicationId, kind, commit, summary, memberId } })
    if (kind === 'published')
      await recordActivity(tx, actor, claimed.incidentId, 'published_to_git', {
        repository: claimed.repository.name,
        path: now.path,
        commit,
      })
  })
}

/**
 * The commit by which a file was pushed first, since it stands there. Null for what came in by requests: what was merged may be several
 * commits.
 */
export async function earliestCommit(publicationId: string): Promise<string | null> {
  const steps = await db().publicationStep.findMany({
    where: { publicationId, kind: { in: ['published', 'merged', 'taken_back'] } },
    select: { kind: true, commit: true },
    orderBy: { at: 'asc' },
  })
  const since = steps.slice(steps.findLastIndex(({ kind }) => kind === 'taken_back') + 1)
  return since[0]?.kind === 'published' ? since[0].commit : null
}

/** Notes why it did not go through, and when it is tried again; null where somebody has to do something first. */
export async function settleFailed(
  { id, fence, wishedById, tries, failure: before }: ClaimedPublication,
  failure: string,
  problem: string,
  retrySeconds: number | null,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.publication.updateMany({
      where: { id, leaseFence: fence },
      data: {
        leasedUntil: null,
        tries: tries + 1,
        failure,
        problem,
        dueAt: retrySeconds === null ? null : new Date(Date.now() + retrySeconds * 1000),
        ...(retrySeconds === null && { wish: null }),
      },
    })
    // The same failure again and again is one line of the log.
    if (count > 0 && before !== failure)
      await tx.publicationStep.create({
        data: { id: newId(), publicationId: id, kind: 'failed', summary: problem, memberId: wishedById },
      })
  })
}

/** Gives back what a worker that stops has not done; the try is not counted. */
export async function releasePublications(claimed: readonly ClaimedPublication[]): Promise<void> {
  for (const { id, fence } of claimed)
    await db().publication.updateMany({ where: { id, leaseFence: fence }, data: { leasedUntil: null } })
}

/**
 * Asks for a follow-up of every published postmortem whose actions were verified, waived or came back since: gathered for a few
 * minutes, and no more often than its repository wants. What a request said last counts as said, also where it was declined; so does what
 * was looked at since and found to change nothing, as in a file that tells of no proof.
 */
export const askToFollow = (gatherSeconds: number): Promise<number> => db().$executeRaw`
  UPDATE publications SET wish = 'follow', wished_by_id = NULL, tries = 0,
    due_at = greatest(now() + make_interval(secs => ${gatherSeconds}), said.at + make_interval(mins => r.gather_minutes))
  FROM repositories r, publications p, LATERAL (
    SELECT greatest(p.committed_at, max(q.committed_at),
        (SELECT max(s.at) FROM publication_steps s WHERE s.publication_id = p.id AND s.kind = 'unchanged')) AS at, coalesce(bool_or(q.state = 'open'), false) AS is_asked
    FROM publication_requests q WHERE q.publication_id = p.id) said
  WHERE p.id = publications.id AND r.id = p.repository_id AND r.is_living AND r.deleted_at IS NULL
    AND (p.path IS NOT NULL OR said.is_asked) AND p.wish IS NULL AND p.failure IS NULL
    AND EXISTS (
      SELECT 1 FROM action_transitions t JOIN corrective_actions a ON a.id = t.action_id
      WHERE a.incident_id = p.incident_id AND t.at > said.at
        AND (t.to IN ('verified', 'waived', 'regressed') OR t.from IN ('verified', 'waived', 'regressed')))`
