import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { settings } from '../settings'
import { Prisma, PrismaClient } from './generated/client'
import { makePool } from './pool'
import { execute, query } from './statements'

export { Prisma }
export type Tx = Prisma.TransactionClient

interface Opened {
  pool: Pool
  client: PrismaClient
  hasModels(): boolean
  close(): Promise<void>
}

// One a process. Kept on globalThis because a development server loads this file anew at every change.
const store = globalThis as typeof globalThis & { nevermoreDb?: Opened }

/** The database of this process. Only stores (and what tests them) may import this. */
export function db(): PrismaClient {
  store.nevermoreDb ??= openDb()
  return store.nevermoreDb.client
}

/**
 * Statements of our own go straight to the driver; Prisma's client is made when somebody first asks for one of its models or for a
 * transaction. It takes 50 MB and a third of a second, and a worker whose checks go on as they were never needs it.
 */
function openDb(): Opened {
  const pool = makePool(settings().databaseUrl)
  let made: PrismaClient | undefined
  const own: Partial<Record<string | symbol, unknown>> = {
    $queryRaw: (...statement: Statement) => query(pool, sqlOf(statement)),
    $executeRaw: (...statement: Statement) => execute(pool, sqlOf(statement)),
  }
  const client = new Proxy({} as PrismaClient, {
    get(_, name) {
      if (own[name]) return own[name]
      made ??= new PrismaClient({ adapter: new PrismaPg(pool) })
      const value = Reflect.get(made, name)
      return typeof value === 'function' ? value.bind(made) : value
    },
  })
  const close = async () => {
    await made?.$disconnect()
    await pool.end()
  }
  return { pool, client, close, hasModels: () => made !== undefined }
}

type Statement = [text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]]
const sqlOf = ([text, ...values]: Statement): Prisma.Sql => ('raw' in text ? Prisma.sql(text, ...values) : text)

const open = new AsyncLocalStorage<Tx>()
let opened = 0

/**
 * Runs what belongs together in one transaction; within another it is a part of that one. Waiting for a connection, and then the
 * work, may each take 15 s unless more is said; after that it is an error.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, { timeoutMs = 15_000 } = {}): Promise<T> {
  const outer = open.getStore()
  if (outer) return work(outer)
  opened++
  return db()
    .$transaction((tx) => open.run(tx, () => work(tx)), { maxWait: timeoutMs, timeout: timeoutMs })
    .finally(() => {
      // Before Node 24 a storage in use makes every promise and socket of the process dearer: the worker's looks by a tenth.
      if (--opened === 0) open.disable()
    })
}

/** Whether anything in this process has asked for more than statements of its own since it began. */
export const hasModels = (): boolean => store.nevermoreDb?.hasModels() ?? false

/** Closes the connections of this process, at its end. */
export async function closeDb(): Promise<void> {
  await store.nevermoreDb?.close()
  store.nevermoreDb = undefined
}

/** True where a write was refused because a row with the same unique value stands there already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
