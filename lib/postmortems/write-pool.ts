import { Invalid } from '../platform/errors'
import { log } from '../platform/log'
import { fromRoot } from '../platform/root'
import { ThreadFailed, ThreadPool } from '../platform/thread-pool'
import type { Problem } from './directives/check'
import type { Documents } from './directives/compose'
import type { PostmortemDocument } from './document'
import { DEFAULT_TEMPLATE, findTemplate } from './templates/registry'
import type { Template } from './templates/template'
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

interface Way {
  /** The id of one that is built in, or a template. */
  template: Template | string
  /** The id of the generator of sites it is written for. */
  flavour?: string
}

/**
 * Writes a document in a thread. Where its texts cannot be parsed in time they are kept as typed, in blocks of code.
 * @throws Invalid where not even that comes to an end.
 */
export const writeInThread = (document: PostmortemDocument, template: Way['template'], flavour?: string): Promise<string> =>
  writeSeveralInThread([document], { template, ...(flavour !== undefined && { flavour }) })

/** Several documents in one file, by a template of several. @throws Invalid as writeInThread */
export async function writeSeveralInThread(documents: Documents, { template: wanted, flavour = 'plain' }: Way): Promise<string> {
  const template = typeof wanted === 'string' ? (findTemplate(wanted) ?? DEFAULT_TEMPLATE) : wanted
  const reply =
    (await tryIn({ documents, template, flavour, verbatim: false })) ??
    (await tryIn({ documents, template, flavour, verbatim: true }))
  if (reply && 'text' in reply) return reply.text
  throw new Invalid('This postmortem is too large to be written as Markdown. Shorten its sections or split it.')
}

/** What is wrong with a template, line by line; empty where nothing is. */
export async function checkInThread(source: string, keys: string[]): Promise<Problem[]> {
  const reply = await tryIn({ source, keys })
  if (reply && 'problems' in reply) return reply.problems
  return [{ line: 1, message: 'This cannot be read in time. Shorten it, or nest less.' }]
}

async function tryIn(request: WriteRequest): Promise<WriteReply> {
  try {
    return await pool().run(request)
  } catch (error) {
    if (!(error instanceof ThreadFailed)) throw error
    const incident = 'documents' in request ? request.documents[0].number : null
    log().warn({ incident, why: error.failure }, 'a postmortem could not be written')
    return null
  }
}
