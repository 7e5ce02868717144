import { log } from '../platform/log'
import { isAnswering } from './answering.store'
import type { Claimed } from './claims.store'
import { type Finding, recordRuns } from './run-batch.store'
import { recordRun } from './runs.store'

/** Written together at most; a statement of more would hold its rows for long. */
const MOST = 500
const EVERY_MS = 1_000
/** Runs that could move an action, each in a transaction of its own: so many at once. */
const AT_ONCE = 4

export interface Keeper<Claim extends Claimed> {
  add(finding: Finding<Claim>): void
  /** Nothing more is expected soon: what is there need not wait for company. */
  hurry(): void
  /** Writes what is there, and nothing after it. Gives up where the database does not take it. */
  close(): Promise<void>
}

/**
 * Gathers findings and writes them together: when told that nothing more is expected soon, when there are many, and at least once a
 * second. What the database cannot take now is tried again until it can; the fence of each claim refuses what comes too late.
 * `settled` hears of every finding that is done with, written or refused.
 */
export function makeKeeper<Claim extends Claimed>(settled: (findings: Finding<Claim>[]) => void): Keeper<Claim> {
  let waiting: Finding<Claim>[] = []
  let writing: Promise<boolean> | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let isHurried = false
  let isClosed = false

  function plan(): void {
    if (writing || isClosed || waiting.length === 0) return
    if (failures === 0 && (isHurried || waiting.length >= MOST)) void flush()
    else timer ??= setTimeout(flush, EVERY_MS)
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    writing ??= write().finally(() => {
      writing = undefined
      plan()
    })
    return writing
  }

  async function write(): Promise<boolean> {
    const batch = waiting.splice(0, MOST)
    if (batch.length === 0) return true
    const later = await keep(batch)
    waiting = [...later, ...waiting]
    const left = new Set(later)
    settled(batch.filter((finding) => !left.has(finding)))
    if (later.length === 0 && failures > 0) log().info({ failures }, 'results are recorded again')
    failures = later.length === 0 ? 0 : failures + 1
    return later.length === 0
  }

  /** Those that have to be tried again. */
  async function keep(batch: Finding<Claim>[]): Promise<Finding<Claim>[]> {
    let kept = new Set<string>()
    try {
      kept = await recordRuns(batch)
    } catch (error) {
      if (failures === 0) log().error({ err: error, results: batch.length }, 'results could not be recorded together')
      if (!(await isAnswering())) return batch
    }
    const rest = batch.filter(({ claimed }) => !kept.has(claimed.id))
    const later: Finding<Claim>[] = []
    const one = async () => {
      for (let next = rest.pop(); next; next = rest.pop()) if (!(await keepOne(next))) later.push(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    return later
  }

  return {
    add(finding) {
      isHurried = false
      waiting.push(finding)
      plan()
    },
    hurry() {
      isHurried = true
      plan()
    },
    async close() {
      isClosed = true
      while ((await flush()) && waiting.length > 0);
    },
  }
}

/** False where it has to be tried again: the database did not answer. */
async function keepOne({ claimed, outcome, startedAt, finishedAt }: Finding): Promise<boolean> {
  try {
    const isKept = await recordRun(claimed, outcome, finishedAt.getTime() - startedAt.getTime(), finishedAt)
    if (!isKept) log().info({ check: claimed.id }, 'result came too late and was refused')
    return true
  } catch (error) {
    if (!(await isAnswering())) return false
    // It is this result that the database does not take. The check stays claimed until its lease ends; then it is run again.
    log().error({ err: error, check: claimed.id }, 'result could not be recorded')
    return true
  }
}
