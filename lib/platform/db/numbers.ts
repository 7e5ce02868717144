import type { Tx } from './client'

/** How far ahead of the others a number may be: one that is far off would be the last for a long time. */
const AHEAD = 100_000

/**
 * The number itself where no row of the table has it or had it, and those to come go on behind it; else null. For what was written
 * in another instance, or before this one was emptied.
 */
export async function claimNumber(tx: Tx, table: 'incidents' | 'corrective_actions', number: number): Promise<number | null> {
  // Two that claim the same wait for each other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`number ${table}`}, 0))`
  const sequence = `${table}_number_seq`
  const [next] = await tx.$queryRaw<[{ last: bigint }]>`
    SELECT coalesce(pg_sequence_last_value(${sequence}::regclass), 0) AS last`
  const last = Number(next.last)
  if (number > last + AHEAD) return null
  if (number > last) {
    await tx.$executeRaw`SELECT setval(${sequence}::regclass, ${number})`
    return number
  }
  const where = { where: { number }, select: { id: true } }
  const taken = table === 'incidents' ? await tx.incident.findUnique(where) : await tx.correctiveAction.findUnique(where)
  return taken ? null : number
}
