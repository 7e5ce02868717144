import { heardOf } from '../platform/beats.store'
import { log } from '../platform/log'
import { attestationsOf } from './attestations.store'
import { type Claimed, claimDue, extendLeases, putOff, releaseLeases } from './claims.store'
import { farSideOf } from './far-side'
import { Hand, type Held as InHand } from './hand'
import { makeKeeper } from './keep-findings'
import type { Pings, Reach, SealedKind } from './kinds/kind'
import { findKind } from './kinds/registry'
import { makeLateness, type Work } from './lateness'
import { makeReach } from './reach'
import { plusSeconds, secondsBetween, slotFor } from './rules'
import { runKind, type Stoppable } from './run'
import { makeTurns } from './turns'

export interface RunnerOptions {
  /** Checks in the hands of this worker: waiting, in flight, or with a result that is not stored yet. */
  mostHeld?: number
  /** Of those in flight at once: one that is slow delays no other. */
  inFlight?: number
  /** In flight at once towards one far side, and the pause between two of them. */
  perFarSide?: number
  gapMs?: number
  /** How long a killed worker keeps its checks from the others. */
  leaseSeconds?: number
  /** For tests: other kinds, another world. */
  kindOf?: (id: string) => SealedKind | undefined
  reach?: (parts: Pick<Reach, 'now' | 'signal' | 'pings' | 'attestations'>) => Reach
}

export interface Runner {
  /** Claims what is due and starts it, without waiting for it; how many. */
  claim(): Promise<number>
  /** Holds what is still running. To be called several times within a lease. */
  holdOn(): Promise<void>
  /** What it has in hand now, and how late it began lately. */
  work(): Work
  /** Claims no more; waits for what is running, stores what was found, and gives back what is not done in time. */
  stop(patienceMs: number): Promise<void>
}

/** More than this are not kept waiting for one far side: they would take the places of others. */
const WAITING_PER_FAR_SIDE = 100
/** So long a check of a far side with too long a queue is left to whoever has time, and out of the way of the others. */
const PUT_OFF_SECONDS = 5

interface Held extends Claimed, InHand, Stoppable {
  /** This machine's clock when the claim was asked for. */
  heldSince: number
  /** Over which stretch pings could be heard. */
  heard: { since: Date; until: Date } | null
}

/** Runs due checks: claim → run → record, in that order. Any number of these may work on one database. */
export function makeRunner(options: RunnerOptions = {}): Runner {
  const { mostHeld = 1000, inFlight = 256, perFarSide = 8, gapMs = 10, leaseSeconds = 30 } = options
  const { kindOf = findKind, reach = makeReach } = options
  const held = new Hand<Held>()
  const lateness = makeLateness()
  let running = 0
  const turns = makeTurns<Held>({ inFlight, perFarSide, gapMs, waitingPerFarSide: WAITING_PER_FAR_SIDE }, look, () =>
    keeper.hurry(),
  )
  const keeper = makeKeeper<Held>((findings) => {
    for (const { claimed } of findings) held.letGo(claimed)
    if (hasMore) void claim().catch(() => {}) // The next round of the timetable says what is wrong.
  })
  let extendedAt = 0
  let claiming: Promise<number> | undefined
  let hasMore = false
  let isStopping = false

  /** One at a time: two would each take what there is room for. */
  function claim(): Promise<number> {
    claiming ??= claimAll().finally(() => {
      claiming = undefined
    })
    return claiming
  }

  async function claimAll(): Promise<number> {
    let all = 0
    for (;;) {
      const room = mostHeld - held.size
      if (isStopping || room <= 0) return all
      const askedAt = performance.now()
      const claimed = await claimDue(room, leaseSeconds)
      hasMore = claimed.length === room
      await begin(claimed, askedAt)
      all += claimed.length
      if (!hasMore) return all
    }
  }

  async function begin(claimed: Claimed[], heldSince: number): Promise<void> {
    if (isStopping) return releaseLeases(claimed)
    const heard = claimed.some(({ pings }) => pings) ? await heardOf('web') : null
    const tooMany: Claimed[] = []
    for (const check of claimed) {
      const one: Held = { ...check, heldSince, heard, place: -1, stop: undefined }
      held.add(one)
      if (turns.add(one, check.pings ? null : farSideOf(check.config))) continue
      held.letGo(one)
      tooMany.push(check)
    }
    await putOff(tooMany, PUT_OFF_SECONDS)
  }

  async function holdOn(): Promise<void> {
    const [askedAt, asked] = [performance.now(), held.list()]
    const ours = await extendLeases(asked, leaseSeconds)
    for (const check of asked) {
      if (ours.has(check.id)) continue
      held.letGo(check)
      check.stop?.()
    }
    extendedAt = askedAt
  }

  async function look(check: Held): Promise<void> {
    // This machine slept, or it took too long until its turn came: by now another worker may have looked.
    const isOurs = held.has(check) && performance.now() - Math.max(check.heldSince, extendedAt) < leaseSeconds * 1000
    if (!isOurs) return held.letGo(check)
    // The database's clock, carried on by this machine's: a wrong clock here changes nothing.
    const now = () => plusSeconds(check.claimedAt, (performance.now() - check.heldSince) / 1000)
    const pings: Pings | undefined = check.pings
      ? {
          ...check.pings,
          listeningSince: check.heard?.since ?? check.claimedAt,
          heardUntil: check.heard?.until ?? check.claimedAt,
        }
      : undefined
    const reachFor = (signal: AbortSignal) => reach({ now, signal, pings, attestations: () => attestationsOf(check.id) })
    running++
    const startedAt = now()
    const { slotAt } = slotFor(check.dueAt, check.intervalSeconds, check.claimedAt)
    lateness.add(secondsBetween(slotAt, startedAt) * 1000, performance.now())
    const outcome = await runKind(kindOf(check.kind), check.config, reachFor, check)
    running--
    if (outcome.failure === 'stopped' && (isStopping || !held.has(check))) return
    keeper.add({ claimed: check, outcome, startedAt, finishedAt: now() })
  }

  async function stop(patienceMs: number): Promise<void> {
    isStopping = true
    await claiming?.catch(() => {})
    const abort = () => {
      for (const { stop } of held.list()) stop?.()
    }
    const patience = setTimeout(abort, patienceMs)
    await turns.stop()
    clearTimeout(patience)
    try {
      await keeper.close()
      await releaseLeases(held.list())
    } catch (error) {
      log().error({ err: error, checks: held.size }, 'checks could not be given back; their leases end by themselves')
    }
  }

  const work = (): Work => ({ held: held.size, inFlight: running, ...lateness.look(performance.now()) })
  return { claim, stop, work, holdOn }
}
