import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { settings } from '../settings'
import { Prisma, PrismaClient } from './generated/client'

export { Prisma }
export type Tx = Prisma.TransactionClient

// One client a process. Kept on globalThis because a development server loads this file anew at every change.
const store = globalThis as typeof globalThis & { nevermoreDb?: PrismaClient }

/** The database of this process. Only stores (and what tests them) may import this. */
export function db(): PrismaClient {
  store.nevermoreDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: settings().databaseUrl,
      max: 10,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
    }),
  })
  return store.nevermoreDb
}

const open = new AsyncLocalStorage<Tx>()
let opened = 0

/**
 * Runs what belongs together in one transaction; within another it is a part of that one. Locks that wait longer than 5 s, or work
 * of more than 15 s unless more is said, is an error.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, { timeoutMs = 15_000 } = {}): Promise<T> {
  const outer = open.getStore()
  if (outer) return work(outer)
  opened++
  return db()
    .$transaction((tx) => open.run(tx, () => work(tx)), { maxWait: 5_000, timeout: timeoutMs })
    .finally(() => {
      // Before Node 24 a storage in use makes every promise and socket of the process dearer: the worker's looks by a tenth.
      if (--opened === 0) open.disable()
    })
}

/** Closes the connections of this process, at its end. */
export async function closeDb(): Promise<void> {
  await store.nevermoreDb?.$disconnect()
  store.nevermoreDb = undefined
}

/** True where a write was refused because a row with the same unique value stands there already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
