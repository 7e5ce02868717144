import { BEAT_EVERY_MS, beat, type ProcessKind } from './beats.store'
import { newId } from './ids'
import { log } from './log'
import { programVersion } from './root'

const store = globalThis as typeof globalThis & { nevermoreBeating?: NodeJS.Timeout }

/**
 * Says every few seconds that this process lives. `first` is done before each time: where it fails, this process does not say that all
 * is well. Asked twice, as Next may, it still beats once.
 */
export function keepBeating(kind: ProcessKind, first: () => Promise<void>): void {
  if (store.nevermoreBeating) return
  const life = { id: newId(), kind, version: programVersion() }
  let isWell = true
  const tell = async () => {
    try {
      await first()
      await beat(life)
      isWell = true
    } catch (error) {
      // Told once an outage: the log would drown in it otherwise.
      if (isWell) log().warn({ err: error, process: kind }, 'the database took no sign of life')
      isWell = false
    }
  }
  store.nevermoreBeating = setInterval(tell, BEAT_EVERY_MS).unref()
  void tell()
}
