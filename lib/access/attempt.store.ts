import { db, inTransaction, type Tx } from '../platform/db/client'
import { Limited } from '../platform/errors'
import { hashSecret, newId } from '../platform/ids'
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, waitMs } from './limit-rules'

const TRUSTED_FOR_MS = 30 * 24 * 3_600_000

/**
 * Counts a try to sign in, before the password is looked at: parallel tries cannot slip past the limit, and rows in the
 * database make it hold for several processes and over a restart. The try counts as failed until `attemptSucceeded`.
 * What was typed as the account is stored hashed: people type passwords there.
 * @throws Limited when the account or the address has had its tries
 */
export function countAttempt(account: string, address: string, now = new Date()): Promise<string> {
  const accountKey = hashSecret(account)
  return inTransaction(async (tx) => {
    // Always the account first: with a fixed order two tries cannot wait for each other.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`account ${accountKey}`}, 0))::text`
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${address}`}, 0))::text`
    const wait = Math.max(
      waitMs(ACCOUNT_LIMIT, await accountFailures(tx, accountKey, address, now), now),
      waitMs(ADDRESS_LIMIT, await addressFailures(tx, address, now), now),
    )
    if (wait > 0) throw tooMany(wait)
    const id = newId()
    await tx.signInAttempt.create({ data: { id, accountKey, address, succeeded: false, at: now } })
    return id
  })
}

export async function attemptSucceeded(tx: Tx, id: string): Promise<void> {
  await tx.signInAttempt.update({ where: { id }, data: { succeeded: true } })
}

/** Forgets what no limit and no trust counts any more. Returns how many rows went. */
export const sweepAttempts = (now = new Date()): Promise<number> => db().$executeRaw`
  DELETE FROM sign_in_attempts WHERE at < ${new Date(now.getTime() - TRUSTED_FOR_MS)}`

/**
 * The account's failures of the last day. An address the account signed in from lately is counted apart from the rest of the
 * world, and anew after each success, so that a stranger's guessing does not lock the owner out.
 */
async function accountFailures(tx: Tx, accountKey: string, address: string, now: Date): Promise<Date[]> {
  const successes = await tx.signInAttempt.groupBy({
    by: 'address',
    where: { accountKey, succeeded: true, at: { gte: new Date(now.getTime() - TRUSTED_FOR_MS) } },
    _max: { at: true },
  })
  const lastHere = successes.find((row) => row.address === address)?._max.at
  const since = Math.max(now.getTime() - ACCOUNT_LIMIT.memoryMs, lastHere?.getTime() ?? 0)
  const rows = await tx.signInAttempt.findMany({
    where: {
      accountKey,
      succeeded: false,
      at: { gte: new Date(since) },
      address: lastHere ? address : { notIn: successes.map((row) => row.address) },
    },
    select: { at: true },
  })
  return rows.map((row) => row.at)
}

async function addressFailures(tx: Tx, address: string, now: Date): Promise<Date[]> {
  const since = new Date(now.getTime() - ADDRESS_LIMIT.memoryMs)
  const rows = await tx.signInAttempt.findMany({ where: { address, succeeded: false, at: { gte: since } }, select: { at: true } })
  return rows.map((row) => row.at)
}

function tooMany(wait: number): Limited {
  const seconds = Math.ceil(wait / 1000)
  const told = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  return new Limited(`Too many tries. The next one counts in ${told}.`, seconds)
}
