import { Script } from 'node:vm'
import { threadMs } from '../../../platform/thread-time'

const KEY = 'nevermoreWork'
const call = new Script(`globalThis.${KEY}()`)
const place = globalThis as typeof globalThis & { [KEY]?: () => unknown }

/** How often work is begun anew that the machine did not let do its time, each time with twice the patience. */
const ATTEMPTS = 3

/**
 * What `work` gives; null where it takes longer than so many milliseconds of the processor, or overflows the stack. It is ended in
 * the middle of whatever it does, its `catch` and `finally` blocks passed over: work that leaves something half done must not be
 * given. The watchdog knows the clock on the wall only: work that had less than half of its time by then is begun again.
 */
export function within<T>(ms: number, work: () => T): { value: T } | null {
  for (let round = 0; round < ATTEMPTS; round++) {
    const before = threadMs()
    const done = attempt(2 ** round * ms, work)
    if (done !== 'timeout') return done
    if (threadMs() - before > ms / 2) return null
  }
  return null
}

function attempt<T>(ms: number, work: () => T): { value: T } | 'timeout' | null {
  try {
    place[KEY] = work
    return { value: call.runInThisContext({ timeout: ms }) as T }
  } catch (error) {
    if (error instanceof RangeError) return null
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'timeout'
    throw error
  } finally {
    delete place[KEY]
  }
}
