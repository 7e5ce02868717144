import type { Tx } from '../platform/db/client'

/** Until the transaction ends nobody else keeps or sweeps the bytes of this hash. */
export async function lockHash(tx: Tx, hash: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${hash}, 0))`
}
