import type { Outcome, Reach, SealedKind } from './kinds/kind'

// A kind keeps its own limits; this one is for a kind that does not.
const DEADLINE_MS = 45_000

/**
 * Runs a kind once and always ends: what it throws is a crash, what takes longer than any kind may is given up. Both are errors,
 * for they say nothing of the far side.
 */
export async function runKind(
  kind: SealedKind | undefined,
  config: unknown,
  reachFor: (signal: AbortSignal) => Reach,
  outer?: AbortSignal,
  deadlineMs = DEADLINE_MS,
): Promise<Outcome> {
  if (!kind) return { verdict: 'error', failure: 'unknown_kind', summary: 'This program does not know this kind of check.' }
  const read = kind.read(config)
  if (!read.ok) {
    const summary = `The check cannot be read: ${Object.values(read.problems).join(' ')}`
    return { verdict: 'error', failure: 'invalid_config', summary }
  }
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const end = (outcome: Outcome, resolve: (outcome: Outcome) => void) => () => {
    resolve(outcome)
    controller.abort()
  }
  const ended = new Promise<Outcome>((resolve) => {
    timer = setTimeout(end(timedOut(deadlineMs), resolve), deadlineMs)
    outer?.addEventListener('abort', end(STOPPED, resolve), { once: true, signal: controller.signal })
    if (outer?.aborted) end(STOPPED, resolve)()
  })
  try {
    return await Promise.race([ended, kind.run(read.config, reachFor(controller.signal))])
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { verdict: 'error', failure: 'check_crashed', summary: `The check itself broke: ${words.slice(0, 300)}` }
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}

const STOPPED: Outcome = { verdict: 'error', failure: 'stopped', summary: 'The run was stopped before it had an answer.' }

const timedOut = (ms: number): Outcome => ({
  verdict: 'error',
  failure: 'check_timed_out',
  summary: `The check did not end within ${ms / 1000} s and was given up.`,
})
