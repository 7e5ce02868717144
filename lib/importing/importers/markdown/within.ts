import { Script } from 'node:vm'

const KEY = 'nevermoreWork'
const call = new Script(`globalThis.${KEY}()`)
const place = globalThis as typeof globalThis & { [KEY]?: () => unknown }

/**
 * What `work` gives; null where it takes longer than so many milliseconds, or overflows the stack. It is ended in the middle of
 * whatever it does, its `catch` and `finally` blocks passed over: work that leaves something half done must not be given. Where
 * the machine let it work for less than half of that time, it is given twice the time once more.
 */
export function within<T>(ms: number, work: () => T): { value: T } | null {
  const before = process.cpuUsage()
  const done = attempt(ms, work)
  if (done !== 'timeout') return done
  const { user, system } = process.cpuUsage(before)
  const again = (user + system) / 1_000 < ms / 2 ? attempt(2 * ms, work) : null
  return again === 'timeout' ? null : again
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
