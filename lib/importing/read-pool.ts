import { Invalid } from '../platform/errors'
import { fromRoot } from '../platform/root'
import { ThreadFailed, type ThreadFailure, ThreadPool } from '../platform/thread-pool'
import type { ReadOptions, SourceFile } from './importers/importer'
import { FILE_LIMIT, megabytes, msFor, PATIENCE, PATIENT_MS, QUICK_LIMIT, QUICK_MS, WAITING_LIMIT } from './limits'
import type { ReadDocument, ReadReply, ReadRequest } from './read.thread'

type Pool = ThreadPool<ReadRequest, ReadReply>

// One pool a process, see lib/postmortems/render-pool.ts.
const store = globalThis as typeof globalThis & { nevermoreReadPool?: Pool; nevermoreLargeReadPool?: Pool }
const file = () => fromRoot('dist', 'threads', 'read.js')

function quickPool(): Pool {
  store.nevermoreReadPool ??= new ThreadPool({
    file: file(),
    threads: 2,
    heapMb: 256,
    deadlineMs: PATIENCE * QUICK_MS,
    waiting: WAITING_LIMIT,
  })
  return store.nevermoreReadPool
}

/** Files that cannot be read in the quick time, whatever they say, go one after the other. */
function patientPool(): Pool {
  store.nevermoreLargeReadPool ??= new ThreadPool({
    file: file(),
    threads: 1,
    heapMb: 2_000,
    deadlineMs: PATIENCE * PATIENT_MS,
    waiting: 10,
  })
  return store.nevermoreLargeReadPool
}

/**
 * Reads a file in a thread with a deadline: whatever the file does there, this process only ever waits.
 * @throws Invalid where it cannot be read, saying why.
 */
export async function readInThread(source: SourceFile, options: ReadOptions = {}): Promise<ReadDocument> {
  if (source.bytes.length > FILE_LIMIT)
    throw refused(
      `${source.name} has ${megabytes(source.bytes.length)}; a file may have at most ${megabytes(FILE_LIMIT)}. Split it.`,
    )
  const reply = await read({ file: source, options })
  // What broke a thread as Markdown is text all the same.
  const answer =
    typeof reply === 'string' && reply !== 'busy' ? await read({ file: source, options: { ...options, isPlain: true } }) : reply
  if (typeof answer === 'string') throw refused(WORDS[answer](PATIENCE * msFor(source.bytes.length)))
  if ('refused' in answer) throw refused(answer.refused)
  return answer
}

function read(request: ReadRequest): Promise<NonNullable<ReadReply> | ThreadFailure> {
  const pool = request.file.bytes.length <= QUICK_LIMIT ? quickPool() : patientPool()
  return pool.run(request).then(
    (reply) => reply ?? 'crash',
    (error: unknown) => {
      if (error instanceof ThreadFailed) return error.failure
      throw error
    },
  )
}

const refused = (message: string): Invalid => new Invalid(message, { file: message })

const WORDS: Record<ThreadFailure, (ms: number) => string> = {
  busy: () => 'Too many documents are being read just now. Nothing of this one was stored; send it again in a minute.',
  deadline: (ms) => `This file could not be read within ${ms / 1000} seconds and was given up. Split it.`,
  memory: () => 'Reading this file took too much memory and was given up. Split it.',
  crash: () => 'This file broke the reader. Split it, and tell us of it.',
}
