import { setMaxListeners } from 'node:events'
import { unbrokenSince } from '../platform/beats.store'
import { log } from '../platform/log'
import type { Pings, Reach, SealedKind } from './kinds/kind'
import { findKind } from './kinds/registry'
import { makeReach } from './reach'
import { plusSeconds } from './rules'
import { runKind } from './run'
import { type Claimed, claimDue, extendLeases, recordRun, releaseLeases } from './runs.store'

export interface RunnerOptions {
  /** Checks in flight at once: one that is slow delays no other. */
  concurrency?: number
  /** How long a killed worker keeps its checks from the others. */
  leaseSeconds?: number
  /** For tests: other kinds, another world. */
  kindOf?: (id: string) => SealedKind | undefined
  reach?: (parts: Pick<Reach, 'now' | 'signal' | 'pings'>) => Reach
}

export interface Runner {
  /** Claims what is due and starts it, without waiting for it; how many. */
  claim(): Promise<number>
  /** Holds what is still running. To be called several times within a lease. */
  holdOn(): Promise<void>
  /** Claims no more; waits for what is running, and gives back what is not done in time. */
  stop(patienceMs: number): Promise<void>
}

/** Runs due checks: claim → run → record, in that order. Any number of these may work on one database. */
export function makeRunner(options: RunnerOptions = {}): Runner {
  const { concurrency = 64, leaseSeconds = 30, kindOf = findKind, reach = makeReach } = options
  const running = new Map<Claimed, Promise<void>>()
  const stopping = new AbortController()
  setMaxListeners(0, stopping.signal) // one for each check in flight
  let isStopping = false

  async function claim(): Promise<number> {
    if (isStopping) return 0
    const claimed = await claimDue(concurrency - running.size, leaseSeconds)
    if (isStopping) {
      await releaseLeases(claimed)
      return 0
    }
    const listeningSince = claimed.some(({ pings }) => pings) ? await unbrokenSince('web') : null
    for (const check of claimed) {
      const done = runAndRecord(check, listeningSince).finally(() => running.delete(check))
      running.set(check, done)
    }
    return claimed.length
  }

  async function runAndRecord(check: Claimed, listeningSince: Date | null): Promise<void> {
    const started = performance.now()
    const elapsedMs = () => performance.now() - started
    // The database's clock, carried on by this machine's: a wrong clock here changes nothing.
    const now = () => plusSeconds(check.claimedAt, elapsedMs() / 1000)
    const pings: Pings | undefined = check.pings
      ? { ...check.pings, listeningSince: listeningSince ?? check.claimedAt }
      : undefined
    const reachFor = (signal: AbortSignal) => reach({ now, signal, pings })
    const outcome = await runKind(kindOf(check.kind), check.config, reachFor, stopping.signal)
    if (stopping.signal.aborted && outcome.failure === 'stopped') return
    try {
      if (!(await recordRun(check, outcome, elapsedMs()))) log().info({ check: check.id }, 'result came too late and was refused')
    } catch (error) {
      // The check stays claimed until its lease ends; then it is run again.
      log().error({ err: error, check: check.id }, 'result could not be recorded')
    }
  }

  async function stop(patienceMs: number): Promise<void> {
    isStopping = true
    const patience = setTimeout(() => stopping.abort(), patienceMs)
    const held = [...running.keys()]
    await Promise.allSettled(running.values())
    clearTimeout(patience)
    await releaseLeases(held)
  }

  return { claim, stop, holdOn: () => extendLeases([...running.keys()], leaseSeconds) }
}
