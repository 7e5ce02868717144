import type { MemberActor } from '../access/actor'
import { findActor } from '../access/member.store'
import { db, type Tx } from '../platform/db/client'
import type { ImportFileState } from '../platform/db/generated/enums'
import type { Saved } from './remembered.store'

/** A file in the hands of a worker. */
export interface ClaimedFile {
  id: string
  batchId: string
  importedById: string | null
  position: number
  path: string
  origin: string
  bytes: Uint8Array
  sourceId: string | null
  /** Rises at every claim: whoever comes with an older one comes too late. */
  attempts: number
}

/** Takes up to `limit` files that wait to be read, oldest batch first. Rows that another worker is taking are skipped. */
export const claimFiles = (limit: number, leaseSeconds: number): Promise<ClaimedFile[]> => db().$queryRaw<ClaimedFile[]>`
  UPDATE import_files SET claimed_until = now() + make_interval(secs => ${leaseSeconds}), attempts = import_files.attempts + 1
  FROM import_batches b
  WHERE b.id = batch_id AND import_files.id IN (
    SELECT f.id FROM import_files f JOIN import_batches b ON b.id = f.batch_id
    WHERE f.state = 'queued' AND b.paused_at IS NULL AND (f.claimed_until IS NULL OR f.claimed_until < now())
    ORDER BY f.batch_id, f.position LIMIT ${limit} FOR UPDATE OF f SKIP LOCKED
  )
  RETURNING import_files.id, batch_id AS "batchId", b.imported_by_id AS "importedById", position, path, origin, bytes,
    import_files.attempts,    source_id AS "sourceId"`

/** Takes drafts that somebody asked to accept. Accepting twice is accepting once, so a claim needs no fence. */
export const claimAccepts = (limit: number, leaseSeconds: number) => db().$queryRaw<
  { id: string; sourceId: string; importedById: string | null }[]
>`
  UPDATE import_files SET claimed_until = now() + make_interval(secs => ${leaseSeconds})
  FROM import_batches b
  WHERE b.id = batch_id AND import_files.id IN (
    SELECT f.id FROM import_files f
    WHERE f.accept_asked_at IS NOT NULL AND f.state = 'draft' AND (f.claimed_until IS NULL OR f.claimed_until < now())
    ORDER BY f.batch_id, f.position LIMIT ${limit} FOR UPDATE SKIP LOCKED
  )
  RETURNING import_files.id, source_id AS "sourceId", b.imported_by_id AS "importedById"`

export interface ClaimedBatch {
  id: string
  importedById: string | null
  address: string
  ref: string | null
  glob: string | null
  attempts: number
}

/** Takes a repository that is to be fetched. */
export async function claimRepository(leaseSeconds: number): Promise<ClaimedBatch | null> {
  const [batch] = await db().$queryRaw<ClaimedBatch[]>`
    UPDATE import_batches SET claimed_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM import_batches
      WHERE address IS NOT NULL AND listed_at IS NULL AND paused_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, imported_by_id AS "importedById", address, ref, glob, attempts`
  return batch ?? null
}

/** Holds files whose reading takes longer than the lease. */
export async function holdFiles(files: readonly Pick<ClaimedFile, 'id' | 'attempts'>[], leaseSeconds: number): Promise<void> {
  if (files.length === 0) return
  await db().$executeRaw`
    UPDATE import_files SET claimed_until = now() + make_interval(secs => ${leaseSeconds})
    FROM unnest(${files.map(({ id }) => id)}::uuid[], ${files.map(({ attempts }) => attempts)}::int[]) AS held(id, attempts)
    WHERE import_files.id = held.id AND import_files.attempts = held.attempts AND import_files.claimed_until IS NOT NULL`
}

/** Gives files back unread, for another worker to take at once; the try is not counted. */
export async function releaseFiles(files: readonly Pick<ClaimedFile, 'id' | 'attempts'>[]): Promise<void> {
  for (const { id, attempts } of files)
    await db().importFile.updateMany({
      where: { id, attempts, state: 'queued' },
      data: { claimedUntil: null, attempts: { decrement: 1 } },
    })
}

/** Somebody else has the file by now, or it was given up: nothing of this reading is to be kept. */
export class ClaimLost extends Error {
  override name = 'ClaimLost'
}

type Claim = Pick<ClaimedFile, 'id' | 'attempts'>

/** Writes what a file became, in the transaction that stored it. @throws ClaimLost */
export async function settleRead(tx: Tx, claim: Claim, { id: sourceId, news }: Saved): Promise<void> {
  const [row] = await tx.$queryRaw<
    { why: string | null }[]
  >`SELECT draft->>'why' AS why FROM import_sources WHERE id = ${sourceId}::uuid`
  const why = row?.why ?? null
  const state = why !== null ? 'none' : news === 'new' ? 'draft' : news
  await settle(tx, claim, { state, reason: why, sourceId, bytes: null })
}

/** @throws ClaimLost */
export const settleFailed = (claim: Claim, reason: string): Promise<void> =>
  settle(db(), claim, { state: 'failed', reason, bytes: null })

/** @throws ClaimLost */
export const settleUnpacked = (claim: Claim): Promise<void> => settle(db(), claim, { state: 'unpacked', bytes: null })

/** It lies beside documents: what is kept of it waits for those that name it. @throws ClaimLost */
export const settleBeside = (claim: Claim, bytes: Uint8Array): Promise<void> =>
  settle(db(), claim, { state: 'beside', bytes: Buffer.from(bytes) })

async function settle(
  tx: Pick<Tx, 'importFile'>,
  { id, attempts }: Claim,
  data: { state: ImportFileState; reason?: string | null; sourceId?: string; bytes: Buffer<ArrayBuffer> | null },
): Promise<void> {
  const { count } = await tx.importFile.updateMany({
    where: { id, attempts, state: { in: ['queued', 'cancelled'] } },
    data: { ...data, claimedUntil: null },
  })
  if (count === 0) throw new ClaimLost()
}

export async function settleAccepted(id: string, reason: string | null): Promise<void> {
  await db().importFile.update({ where: { id }, data: { acceptAskedAt: null, claimedUntil: null, reason } })
}

/** All files of a repository are rows now, or it could not be read. */
export async function settleRepository(
  { id, attempts }: ClaimedBatch,
  found: { commit: string } | { problem: string },
): Promise<void> {
  await db().importBatch.updateMany({ where: { id, attempts }, data: { ...found, listedAt: new Date(), claimedUntil: null } })
}

/** Whoever a batch belongs to, as they may act now. */
export const importerOf = async ({ importedById }: { importedById: string | null }): Promise<MemberActor | null> =>
  importedById === null ? null : findActor(importedById)
