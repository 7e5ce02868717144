import { Script } from 'node:vm'

const KEY = 'nevermoreWork'
const call = new Script(`globalThis.${KEY}()`)
const place = globalThis as typeof globalThis & { [KEY]?: () => unknown }

/**
 * What `work` gives; null where it takes longer than so many milliseconds, or overflows the stack. It is ended in the middle of
 * whatever it does, its `catch` and `finally` blocks passed over: work that leaves something half done must not be given.
 */
export function within<T>(ms: number, work: () => T): { value: T } | null {
  try {
    place[KEY] = work
    return { value: call.runInThisContext({ timeout: ms }) as T }
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  } finally {
    delete place[KEY]
  }
}
