import { log } from '@/lib/platform/log'
import type { Sweep } from './sweeps'

const LONGEST_PAUSE_MS = 5_000

/**
 * Does a sweep again and again until the signal. One that fails is logged once, tried again at a growing distance (the database
 * may be restarting), and reported when it works again; it never stops the others.
 */
export async function repeat({ name, everyMs, isWanted, run }: Sweep, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      if (!isWanted || (await isWanted())) await run()
      if (failures > 0) log().info({ sweep: name, failures }, 'works again')
      failures = 0
    } catch (error) {
      if (failures++ === 0) log().error({ err: error, sweep: name }, 'failed; will be tried again')
    }
    await pause(failures === 0 ? everyMs : Math.min(everyMs, LONGEST_PAUSE_MS, 250 * 2 ** failures), signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
