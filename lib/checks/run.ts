import { scrub } from '../secrets/scrub'
import type { Outcome, Reach, SealedKind } from './kinds/kind'

// A kind keeps its own limits; this one is for a kind that does not.
const DEADLINE_MS = 45_000

/** Something that runs: `stop` is there as long as it can be ended early. */
export interface Stoppable {
  stop: (() => void) | undefined
}

/**
 * Runs a kind once and always ends: what it throws is a crash, what takes longer than any kind may is given up. Both are errors,
 * for they say nothing of the far side.
 */
export async function runKind(
  kind: SealedKind | undefined,
  config: unknown,
  reachFor: (signal: AbortSignal) => Reach,
  running: Stoppable = { stop: undefined },
  deadlineMs = DEADLINE_MS,
): Promise<Outcome> {
  if (!kind) return { verdict: 'error', failure: 'unknown_kind', summary: 'This program does not know this kind of check.' }
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const end = (outcome: Outcome, resolve: (outcome: Outcome) => void) => () => {
    resolve(outcome)
    controller.abort(OVER)
  }
  const ended = new Promise<Outcome>((resolve) => {
    timer = setTimeout(end(timedOut(deadlineMs), resolve), deadlineMs)
    running.stop = end(STOPPED, resolve)
  })
  const secrets: string[] = []
  try {
    const read = kind.read(config)
    if (!read.ok) {
      const summary = `The check cannot be read: ${Object.values(read.problems).join(' ')}`
      return { verdict: 'error', failure: 'invalid_config', summary }
    }
    const run = kind.run(read.config, noting(reachFor(controller.signal), secrets))
    return withoutSecrets(await Promise.race([ended, run]), secrets)
  } catch (error) {
    const words = scrub(error instanceof Error ? `${error.name}: ${error.message}` : String(error), secrets)
    return { verdict: 'error', failure: 'check_crashed', summary: `The check itself broke: ${words.slice(0, 300)}` }
  } finally {
    clearTimeout(timer)
    running.stop = undefined
    controller.abort(OVER)
  }
}

/** One for all: an error of its own for each run, with where it came from, costs more than the run. */
const OVER = new Error('The run is over.')

/** The same reach, which notes the secrets that are handed out. */
const noting = (reach: Reach, secrets: string[]): Reach => ({
  ...reach,
  secret: async (name) => {
    const opened = await reach.secret(name)
    if (opened.ok) secrets.push(opened.value)
    return opened
  },
})

/** The far side may say back what it was told, or a driver name it in an error: no outcome carries it on. */
function withoutSecrets(found: Outcome, secrets: readonly string[]): Outcome {
  if (secrets.length === 0) return found
  const { summary, evidence, ...outcome } = found
  const clean = (text: string) => scrub(text, secrets)
  return {
    ...outcome,
    summary: clean(summary),
    ...(evidence && {
      evidence: evidence.map(({ what, observed, expected, holds }) => ({
        what: clean(what),
        observed: clean(observed),
        ...(expected !== undefined && { expected: clean(expected) }),
        ...(holds !== undefined && { holds }),
      })),
    }),
  }
}

const STOPPED: Outcome = { verdict: 'error', failure: 'stopped', summary: 'The run was stopped before it had an answer.' }

const timedOut = (ms: number): Outcome => ({
  verdict: 'error',
  failure: 'check_timed_out',
  summary: `The check did not end within ${ms / 1000} s and was given up.`,
})
