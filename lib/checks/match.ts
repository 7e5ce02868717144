import { fromRoot } from '../platform/root'
import { ThreadFailed, ThreadPool } from '../platform/thread-pool'
import type { MatchReply, MatchRequest } from './match.thread'

let pool: ThreadPool<MatchRequest, MatchReply> | undefined

/**
 * Whether a person's regular expression occurs in a text. Some expressions take years on some texts (S23), so it runs in a thread
 * that is ended after 100 ms; another takes its place.
 */
export async function matches(pattern: string, text: string): Promise<boolean | 'too_slow'> {
  pool ??= new ThreadPool({ file: fromRoot('dist/threads/match.js'), threads: 2, heapMb: 64, deadlineMs: 100 })
  try {
    const reply = await pool.run({ pattern, text })
    return reply === 'invalid' ? false : reply
  } catch (error) {
    if (error instanceof ThreadFailed && error.failure !== 'crash') return 'too_slow'
    throw error
  }
}
