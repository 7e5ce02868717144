import { fromRoot } from '../../../platform/root'
import { ThreadFailed, ThreadPool } from '../../../platform/thread-pool'
import { type Answer, type AskRequest, CONNECT_MS, WALL_MS } from './ask'

/** How many databases are asked at once; each thread that was ever needed stays, at some 15 MB. */
const THREADS = 4
/** For the end of a statement by another connection, after the limits of time that the thread keeps itself. */
const GRACE_MS = 1_500

let pool: ThreadPool<AskRequest, Answer> | undefined

/** Asks a database in a thread of its own: neither a driver that computes nor an answer that grows can hold up the worker. */
export async function askInThread(request: AskRequest): Promise<Answer> {
  pool ??= new ThreadPool({
    file: fromRoot('dist/threads/ask-sql.js'),
    threads: THREADS,
    heapMb: 64,
    deadlineMs: 2 * CONNECT_MS + WALL_MS + GRACE_MS,
    // As many as a worker has in flight.
    waiting: 256,
  })
  try {
    return await pool.run(request)
  } catch (error) {
    if (!(error instanceof ThreadFailed)) throw error
    return { ok: false, ...WORDS[error.failure] }
  }
}

const WORDS: Record<
  ThreadFailed['failure'],
  { failure: 'query_timed_out' | 'result_too_large' | 'query_failed'; message: string }
> = {
  deadline: { failure: 'query_timed_out', message: 'The database could not be asked in time, and it was given up.' },
  memory: { failure: 'result_too_large', message: 'The answer is larger than a check may hold.' },
  crash: { failure: 'query_failed', message: 'What the database answered could not be read.' },
  busy: { failure: 'query_timed_out', message: 'Too many checks of databases wait for their turn.' },
}
