import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, Prisma } from '../platform/db/client'
import type { ImportFileState } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import { clip } from './clip'
import { gatherFiles, mayBelongTogether } from './gather.store'
import { PATH_LIMIT } from './sources/origin'

const SELECT = {
  id: true,
  title: true,
  address: true,
  ref: true,
  glob: true,
  commit: true,
  problem: true,
  createdAt: true,
  listedAt: true,
  pausedAt: true,
} satisfies Prisma.ImportBatchSelect

export type Batch = Prisma.ImportBatchGetPayload<{ select: typeof SELECT }>

/** What became of a file, as people see it: of a draft it matters whether it was accepted. */
export const STANDINGS = [
  'waiting',
  'changed',
  'failed',
  'none',
  'same',
  'accepted',
  'discarded',
  'beside',
  'queued',
  'cancelled',
] as const
export type Standing = (typeof STANDINGS)[number]
export type Counts = Record<Standing, number> & { total: number; clear: number; accepting: number }

export interface BatchFile {
  id: string
  path: string
  standing: Standing
  reason: string | null
  sourceId: string | null
  /** Incidents that were made of it. */
  numbers: number[]
}

/** A batch is whoever's who began it, and nobody else's: its files may tell of what only they may see. */
const mine = (actor: Actor): Prisma.ImportBatchWhereInput =>
  actor.kind === 'system' ? {} : { importedById: memberIdOf(actor) ?? '' }

/** A file on its way into a batch: with its bytes, or why they are not there. */
export interface NewFile {
  path: string
  origin: string
  bytes: Uint8Array | null
  reason?: string
  /** No worker reads it until then. */
  claimedUntil?: Date
}

/** Begins a batch; beginning it twice with the same id is beginning it once. A repository is fetched by the worker. */
export async function startBatch(
  actor: Actor,
  batch: { id: string; title: string } & Partial<Pick<Batch, 'address' | 'ref' | 'glob'>>,
): Promise<void> {
  demand(actor, 'write')
  await db().importBatch.createMany({
    data: [{ ...batch, title: clip(batch.title, 300), importedById: memberIdOf(actor) }],
    skipDuplicates: true,
  })
}

/** Adds files to a batch; what is there by its path already stays. The worker reads them, in order. @throws NotFound */
export async function addFiles(actor: Actor, batchId: string, files: readonly NewFile[]): Promise<void> {
  const { id } = await getBatch(actor, batchId)
  const until = new Date(Date.now() + HOLD_MS)
  const held = files.map((file) => (mayBelongTogether(file.path) ? { ...file, claimedUntil: until } : file))
  await insertFiles(id, held, await nextPosition(id), STEP)
}

/** Where a further file of a batch stands. */
export async function nextPosition(batchId: string): Promise<number> {
  const last = await db().importFile.aggregate({ where: { batchId }, _max: { position: true } })
  return (last._max.position ?? 0) + STEP
}

/** Whether the files of an archive, or why there are none, are in a batch that was looked up for the actor. */
export const hasArchive = async (batchId: string, path: string): Promise<boolean> =>
  (await db().importFile.count({ where: { batchId, OR: [{ path }, { origin: `zip:${path}` }] } })) > 0

/** How long files that may belong together wait for each other; after that they are read one by one. */
const HOLD_MS = 3_600_000

/** Room between two files for what is in the first, where it is an archive. */
const STEP = 10_000

/** In portions, so that what is sent to the database at once stays small. */
export async function insertFiles(batchId: string, files: readonly NewFile[], position: number, step = 1): Promise<void> {
  for (let from = 0; from < files.length; from += 50) {
    const data = files.slice(from, from + 50).map(({ path, origin, bytes, reason, claimedUntil = null }, index) => ({
      batchId,
      position: position + (from + index) * step,
      path: clip(path, PATH_LIMIT),
      origin,
      bytes: bytes && Buffer.from(bytes),
      claimedUntil,
      ...(reason !== undefined && { state: 'failed' as const, reason }),
    }))
    await db().importFile.createMany({ data, skipDuplicates: true })
  }
}

/** Says that no more files will come: those that belong together become one. @throws NotFound */
export async function closeBatch(actor: Actor, id: string): Promise<void> {
  const { listedAt } = await getBatch(actor, id)
  if (listedAt === null) await gatherFiles(id)
  await db().importBatch.updateMany({ where: { id, listedAt: null }, data: { listedAt: new Date() } })
}

/** @throws NotFound */
export async function getBatch(actor: Actor, id: string): Promise<Batch> {
  demand(actor, 'write')
  const batch = await db().importBatch.findFirst({ where: { id, ...mine(actor) }, select: SELECT })
  if (!batch) throw new NotFound('This import is not there.')
  return batch
}

/** The newest batches of an actor, each with its counts. */
export async function listBatches(actor: Actor): Promise<(Batch & { counts: Counts })[]> {
  demand(actor, 'write')
  const batches = await db().importBatch.findMany({ where: mine(actor), select: SELECT, orderBy: { id: 'desc' }, take: 10 })
  return Promise.all(batches.map(async (batch) => ({ ...batch, counts: await countFiles(batch.id) })))
}

// The words of what became of a file, made in the database so that a batch of ten thousand is counted without being read.
const STANDING = Prisma.sql`CASE
  WHEN f.state IN ('draft', 'changed') AND s.accepted_at IS NOT NULL THEN 'accepted'
  WHEN f.state IN ('draft', 'changed') AND s.discarded_at IS NOT NULL THEN 'discarded'
  WHEN f.state = 'draft' THEN 'waiting' ELSE f.state::text END`

const HAS_DOUBTS = Prisma.sql`jsonb_path_exists(s.draft, '$.incidents[*].doubts[*]')`

/** What became of the files of a batch that was looked up for the actor. */
export async function countFiles(batchId: string): Promise<Counts> {
  const rows = await db().$queryRaw<{ standing: Standing; files: number; clear: number; accepting: number }[]>`
    SELECT ${STANDING} AS standing, count(*)::int AS files,
      count(*) FILTER (WHERE f.state = 'draft' AND NOT ${HAS_DOUBTS})::int AS clear,
      count(*) FILTER (WHERE f.accept_asked_at IS NOT NULL)::int AS accepting
    FROM import_files f LEFT JOIN import_sources s ON s.id = f.source_id
    WHERE f.batch_id = ${batchId}::uuid AND f.state <> 'unpacked' GROUP BY 1`
  const counts = Object.fromEntries(STANDINGS.map((one) => [one, 0])) as Counts
  for (const { standing, files } of rows) counts[standing] = files
  counts.total = rows.reduce((sum, { files }) => sum + files, 0)
  counts.clear = rows.find(({ standing }) => standing === 'waiting')?.clear ?? 0
  counts.accepting = rows.reduce((sum, { accepting }) => sum + accepting, 0)
  return counts
}

/** Files of a batch that was looked up for the actor, in their order: `page` counts from 1. */
export async function listFiles(
  batchId: string,
  { standing, page, size }: { standing: Standing | null; page: number; size: number },
): Promise<BatchFile[]> {
  return db().$queryRaw<BatchFile[]>`
    SELECT f.id, f.path, f.reason, f.source_id AS "sourceId", ${STANDING} AS standing,
      coalesce(array_agg(i.number ORDER BY m.ordinal) FILTER (WHERE i.number IS NOT NULL), '{}') AS numbers
    FROM import_files f LEFT JOIN import_sources s ON s.id = f.source_id
      LEFT JOIN imported_incidents m ON m.source_id = s.id LEFT JOIN incidents i ON i.id = m.incident_id
    WHERE f.batch_id = ${batchId}::uuid AND f.state <> 'unpacked' AND (${standing}::text IS NULL OR ${STANDING} = ${standing})
    GROUP BY f.id, s.id ORDER BY f.position, f.id LIMIT ${size} OFFSET ${(page - 1) * size}`
}

/** Reads no more files of a batch until it goes on; those at hand are finished. @throws NotFound */
export const pauseBatch = (actor: Actor, id: string): Promise<void> => setPaused(actor, id, new Date())

/** @throws NotFound */
export const continueBatch = (actor: Actor, id: string): Promise<void> => setPaused(actor, id, null)

async function setPaused(actor: Actor, id: string, pausedAt: Date | null): Promise<void> {
  await getBatch(actor, id)
  await db().importBatch.update({ where: { id }, data: { pausedAt } })
}

/** Gives up the files that were not read yet; what was read stays. @throws NotFound */
export const cancelRest = (actor: Actor, id: string): Promise<void> => setState(actor, id, 'queued', 'cancelled')

/** Takes up again what was given up. @throws NotFound */
export const resumeRest = (actor: Actor, id: string): Promise<void> => setState(actor, id, 'cancelled', 'queued')

async function setState(actor: Actor, id: string, from: ImportFileState, to: ImportFileState): Promise<void> {
  await getBatch(actor, id)
  await db().importFile.updateMany({ where: { batchId: id, state: from }, data: { state: to, claimedUntil: null } })
}

/** Asks for incidents to be made of the drafts that wait: all of them, or those without doubts. The worker makes them. @throws NotFound */
export async function askToAccept(actor: Actor, id: string, { evenWithDoubts }: { evenWithDoubts: boolean }): Promise<void> {
  await getBatch(actor, id)
  await db().$executeRaw`
    UPDATE import_files f SET accept_asked_at = now(), reason = NULL FROM import_sources s
    WHERE f.batch_id = ${id}::uuid AND f.state = 'draft' AND s.id = f.source_id
      AND s.accepted_at IS NULL AND s.discarded_at IS NULL AND (${evenWithDoubts} OR NOT ${HAS_DOUBTS})`
}
