import { fromRoot } from '../platform/root'
import { ThreadFailed, ThreadPool } from '../platform/thread-pool'
import type { ReadBackReply } from './read-back.thread'
import type { Broken, ReadBack, Texts } from './reading/compare'

// One pool a process, see lib/postmortems/render-pool.ts.
const store = globalThis as typeof globalThis & { nevermoreReadBackPool?: ThreadPool<Texts, ReadBackReply> }

const pool = () => {
  store.nevermoreReadBackPool ??= new ThreadPool({
    file: fromRoot('dist', 'threads', 'read-back.js'),
    threads: 1,
    heapMb: 1_024,
    deadlineMs: 10_000,
    waiting: 200,
  })
  return store.nevermoreReadBackPool
}

/** A file of ours is smaller; what is larger was not edited by a person. */
const LONGEST = 5_000_000

/** Reads an edit in a thread with a deadline: whatever stands there, this process only ever waits. */
export async function readBackInThread(texts: Texts): Promise<ReadBack | Broken> {
  if (texts.there.length > LONGEST)
    return unreadable(`It has ${Math.ceil(texts.there.length / 1_000_000)} MB; at most ${LONGEST / 1_000_000} are read.`)
  try {
    return (await pool().run(texts)) ?? unreadable('It is made in a way that cannot be read.')
  } catch (error) {
    if (!(error instanceof ThreadFailed)) throw error
    if (error.failure === 'busy') throw error
    return unreadable('It could not be read in 10 seconds.')
  }
}

const unreadable = (why: string): Broken => ({ kind: 'unreadable', unread: [{ line: null, text: '', why }] })
