import { join } from 'node:path'
import { chooseDataDir } from '../platform/data-dir'
import { log } from '../platform/log'
import { settings } from '../platform/settings'
import { makeSpool, type Spool } from '../platform/spool'
import { databaseNow, isAnswering } from './answering.store'
import { type Pinged, recordPing, type Signal } from './pings.store'

/** Some hundred thousand pings without a body. Whoever pings then is told to come again. */
const MOST_BYTES = 64_000_000
/** Whoever pings does not wait long; a database that takes longer gets the ping later. */
const PATIENCE_MS = 4_000
/** How soon a ping that was kept is tried again. */
const AGAIN_MS = 1_000

interface Kept {
  pinged: Pinged
  signal: Signal
  body: string
  /** By this machine's clock, in milliseconds. */
  at: number
}

// One a process: Next loads this file once for what it starts with and once for its routes.
const store = globalThis as typeof globalThis & { nevermorePings?: Spool; nevermorePingsAgain?: NodeJS.Timeout }

const spool = (): Spool => {
  store.nevermorePings ??= makeSpool(join(chooseDataDir(settings()), 'kept-pings'), MOST_BYTES)
  return store.nevermorePings
}

/**
 * Takes a ping in, whether or not the database is there to hear of it: one that cannot be recorded now is kept on disk, and recorded
 * with the moment at which it came. While some are kept, all are, so that their order stays.
 * @returns "unknown" where no check waits there, "full" where no more can be kept
 */
export async function takePing(pinged: Pinged, signal: Signal, body: string): Promise<'taken' | 'unknown' | 'full'> {
  const at = Date.now()
  if (!spool().hasAny()) {
    const known = await within(PATIENCE_MS, recordPing(pinged, signal, body))
    if (known !== undefined) return known ? 'taken' : 'unknown'
  }
  const kept: Kept = { pinged, signal, body, at }
  const isKept = await spool().add(JSON.stringify(kept))
  tryAgainSoon()
  return isKept ? 'taken' : 'full'
}

/** Records every ping that was kept. @throws where the database still does not answer */
export async function takeKeptPings(): Promise<void> {
  if (!spool().hasAny()) return
  // Measured once for all of them: the time that each statement takes must not change their order.
  const ahead = await clockAhead()
  await spool().empty((line) => takeKept(line, ahead))
  log().info('pings that came while the database was away are recorded')
}

/** Milliseconds by which the database's clock is ahead of this machine's. */
async function clockAhead(): Promise<number> {
  const asked = Date.now()
  const now = await databaseNow()
  return now.getTime() - (asked + Date.now()) / 2
}

async function takeKept(line: string, ahead: number): Promise<void> {
  try {
    const { pinged, signal, body, at }: Kept = JSON.parse(line)
    await recordPing(pinged, signal, body, new Date(at + ahead))
  } catch (error) {
    if (!(await isAnswering())) throw error
    // Half a line that a power cut left, or what the database does not take: it must not stand in the way of the others.
    log().error({ err: error }, 'a ping that was kept could not be recorded')
  }
}

function tryAgainSoon(): void {
  store.nevermorePingsAgain ??= setTimeout(() => {
    store.nevermorePingsAgain = undefined
    takeKeptPings().catch(tryAgainSoon)
  }, AGAIN_MS).unref()
}

/** Undefined where it failed, or took too long. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([patience, work.catch(() => undefined)])
  } finally {
    clearTimeout(timer)
  }
}
