import { db, inTransaction } from '../platform/db/client'
import type { PostmortemDocument } from '../postmortems/document'

/** A repository in the hands of a worker, with the files that are watched in it. */
export interface WatchedRepository {
  id: string
  name: string
  fence: number
  address: string
  branch: string
  secretName: string | null
  knownHosts: string | null
  minutes: number
  tries: number
  tip: string | null
  files: WatchedFile[]
}

/** A postmortem as it stood in a repository when that was last accounted for. */
export interface WatchedFile {
  publicationId: string
  incidentId: string
  number: number
  path: string
  text: string
  written: string | null
  document: PostmortemDocument
  commit: string | null
  /** What is open about it already: of which commit, and between which texts. */
  open: { commit: string; base: string; text: string | null } | null
}

/** A file that is private here, or being written just now, is nobody's to look at. */
const WATCHED = {
  path: { not: null },
  text: { not: null },
  incident: { isPrivate: false, deletedAt: null },
} as const

/** Takes the repository that has waited longest; null where none is due. */
export async function claimWatched(leaseSeconds: number): Promise<WatchedRepository | null> {
  const [claimed] = await db().$queryRaw<{ id: string; fence: number }[]>`
    UPDATE repositories SET watch_leased_until = now() + make_interval(secs => ${leaseSeconds}),
      watch_due_at = now() + make_interval(secs => ${leaseSeconds}), watch_fence = watch_fence + 1
    WHERE id = (
      SELECT r.id FROM repositories r
      WHERE r.watch_due_at <= now() AND r.is_watched AND r.deleted_at IS NULL
        AND (r.watch_leased_until IS NULL OR r.watch_leased_until < now())
        AND EXISTS (
          SELECT 1 FROM publications p JOIN incidents i ON i.id = p.incident_id
          WHERE p.repository_id = r.id AND p.path IS NOT NULL AND p.text IS NOT NULL AND NOT i.is_private AND i.deleted_at IS NULL)
      ORDER BY r.watch_due_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, watch_fence AS fence`
  if (!claimed) return null
  const { watchMinutes, watchTries, watchedTip, watchedAt, publications, ...row } = await db().repository.findUniqueOrThrow({
    where: { id: claimed.id },
    select: {
      ...{ id: true, name: true, address: true, branch: true, secretName: true, knownHosts: true },
      ...{ watchMinutes: true, watchTries: true, watchedTip: true, watchedAt: true },
      publications: {
        where: WATCHED,
        select: {
          ...{ id: true, path: true, text: true, written: true, document: true, commit: true },
          incident: { select: { id: true, number: true, updatedAt: true } },
          proposals: { where: { state: 'open' }, select: { commit: true, base: true, text: true } },
        },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  return {
    ...row,
    fence: claimed.fence,
    minutes: watchMinutes,
    tries: watchTries,
    // An incident that was private meanwhile may have been edited there, too.
    tip: publications.some(({ incident: { updatedAt } }) => watchedAt === null || updatedAt > watchedAt) ? null : watchedTip,
    files: publications.flatMap(({ id, path, text, document, incident, proposals: [open = null], ...same }) =>
      path === null || text === null || document === null
        ? []
        : [
            {
              ...same,
              ...{ publicationId: id, incidentId: incident.id, number: incident.number, path, text, open },
              // Written by lib/publishing, by this program or an older one of the same document.
              document: document as unknown as PostmortemDocument,
            },
          ],
    ),
  }
}

type Claim = Pick<WatchedRepository, 'id' | 'fence'>

/** Notes that a repository was looked at, and when it is looked at next. */
export async function settleWatched({ id, fence }: Claim, tip: string | null, dueInSeconds: number): Promise<void> {
  await settle({ id, fence }, dueInSeconds, { watchedTip: tip, watchedAt: new Date(), watchTries: 0, watchProblem: null })
}

/** Notes why a repository could not be looked at, and when it is tried again. */
export async function settleUnwatched({ id, fence }: Claim, tries: number, problem: string, dueInSeconds: number): Promise<void> {
  await settle({ id, fence }, dueInSeconds, { watchTries: tries, watchProblem: problem })
}

/** A push that was told of meanwhile has made it due again: that stays. */
const settle = ({ id, fence }: Claim, dueInSeconds: number, data: object) =>
  inTransaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE repositories SET watch_due_at = now() + make_interval(secs => ${dueInSeconds})
      WHERE id = ${id}::uuid AND watch_fence = ${fence} AND watch_due_at > now()`
    await tx.repository.updateMany({ where: { id, watchFence: fence }, data: { watchLeasedUntil: null, ...data } })
  })

/** Gives back what a worker that stops has not looked at. */
export async function releaseWatched({ id, fence }: Claim): Promise<void> {
  await db().repository.updateMany({ where: { id, watchFence: fence }, data: { watchLeasedUntil: null, watchDueAt: new Date() } })
}
