import { Invalid } from '../platform/errors'
import { log } from '../platform/log'
import { fromRoot } from '../platform/root'
import { ThreadFailed, ThreadPool } from '../platform/thread-pool'
import type { PostmortemDocument } from './document'
import type { WriteReply, WriteRequest } from './write.thread'

// One pool a process, see render-pool.ts.
const store = globalThis as typeof globalThis & { nevermoreWritePool?: ThreadPool<WriteRequest, WriteReply> }

const pool = () => {
  store.nevermoreWritePool ??= new ThreadPool({
    file: fromRoot('dist', 'threads', 'write.js'),
    threads: 2,
    // More than can be filled in the time: a heap that is full in the middle of a collection may end the whole process, a deadline cannot.
    heapMb: 1_024,
    deadlineMs: 5_000,
  })
  return store.nevermoreWritePool
}

/**
 * Writes a document in a thread. Where its texts cannot be parsed in time they are kept as typed, in blocks of code.
 * @throws Invalid where not even that comes to an end.
 */
export async function writeInThread(document: PostmortemDocument, template: string): Promise<string> {
  const written =
    (await tryWriting({ document, template, verbatim: false })) ?? (await tryWriting({ document, template, verbatim: true }))
  if (written !== null) return written
  throw new Invalid('This postmortem is too large to be written as Markdown. Shorten its sections or split it.')
}

async function tryWriting(request: WriteRequest): Promise<string | null> {
  try {
    return await pool().run(request)
  } catch (error) {
    if (!(error instanceof ThreadFailed)) throw error
    log().warn({ incident: request.document.number, why: error.failure }, 'a postmortem could not be written')
    return null
  }
}
