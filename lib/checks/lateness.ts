import { count } from './words'

const MINUTES = 5
const MINUTE_MS = 60_000
/** Each a fifth longer than the one before: from a millisecond to more than an hour. */
const STEP = 1.2
const STEPS = 90

/** What a worker has in hand, and how late it began what it began within the last minutes. */
export interface Work {
  /** Checks it has claimed and not settled yet. */
  held: number
  inFlight: number
  /** Begun within the last five minutes. */
  begun: number
  /** So late were half of them at most, and 99 of 100; in milliseconds, to a fifth. Null where none was begun. */
  halfLateMs: number | null
  mostLateMs: number | null
}

/** How late checks begin, counted by steps, so that it takes the same little room whatever their number. */
export function makeLateness() {
  const minutes = new Map<number, Uint32Array>()

  function add(lateMs: number, nowMs: number): void {
    const minute = Math.floor(nowMs / MINUTE_MS)
    let counts = minutes.get(minute)
    if (!counts) {
      counts = new Uint32Array(STEPS)
      minutes.set(minute, counts)
      for (const old of minutes.keys()) if (old <= minute - MINUTES) minutes.delete(old)
    }
    const step = Math.min(STEPS - 1, Math.ceil(Math.log(Math.max(1, lateMs)) / Math.log(STEP)))
    counts[step] = (counts[step] ?? 0) + 1
  }

  function look(nowMs: number): Omit<Work, 'held' | 'inFlight'> {
    const from = Math.floor(nowMs / MINUTE_MS) - MINUTES
    const recent = [...minutes].filter(([minute]) => minute > from).map(([, counts]) => counts)
    const sums = Array.from({ length: STEPS }, (_, step) => recent.reduce((sum, counts) => sum + (counts[step] ?? 0), 0))
    const begun = sums.reduce((sum, count) => sum + count, 0)
    const at = (share: number) => {
      let left = Math.ceil(begun * share)
      const step = sums.findIndex((count) => {
        left -= count
        return left <= 0
      })
      return begun === 0 ? null : Math.round(STEP ** step)
    }
    return { begun, halfLateMs: at(0.5), mostLateMs: at(0.99) }
  }

  return { add, look }
}

/** How well the workers keep up, as a sentence for a page; of several the slowest speaks. */
export function wordWork(workers: readonly Work[]): string {
  if (workers.length === 0) return 'No worker says how it keeps up.'
  const begun = workers.reduce((sum, work) => sum + work.begun, 0)
  const inFlight = workers.reduce((sum, work) => sum + work.inFlight, 0)
  const slowest = Math.max(...workers.map(({ mostLateMs }) => mostLateMs ?? 0))
  const pace =
    begun === 0
      ? 'No check began'
      : `${count(begun, 'check')} began, 99 of 100 within ${(slowest / 1000).toFixed(1)} s of their time,`
  return `${pace} in the last five minutes; ${inFlight} in flight now.`
}
