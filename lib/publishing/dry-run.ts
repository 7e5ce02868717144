import { createTwoFilesPatch } from 'diff'
import type { Actor } from '../access/actor'
import { Invalid, NotFound } from '../platform/errors'
import { listAsClaimed } from './many.store'
import { planFiles } from './plan-files'
import { draft } from './prepare'
import type { Ready } from './ready'
import type { RepositoryRow } from './repositories.store'
import { openTarget } from './target'

/** What publishing would do to one postmortem. */
export interface Tried {
  number: number
  path: string | null
  outcome: 'would_publish' | 'unchanged' | 'failed'
  problem: string | null
  /** Unified; empty where nothing would change. */
  diff: string
}

/** What publishing these would change, by the same plan as it is done by; nothing is written, here or there. @throws PushFailure */
export async function dryRun(
  actor: Actor,
  repository: RepositoryRow,
  meant: Parameters<typeof listAsClaimed>[2],
): Promise<Tried[]> {
  const tried: Tried[] = []
  const byBranch = new Map<string, Ready[]>()
  for (const { claimed, branch } of await listAsClaimed(actor, repository, meant)) {
    const on = branch ?? repository.branch
    const ready = await draft(claimed).catch((error) => {
      if (!(error instanceof Invalid || error instanceof NotFound)) throw error
      tried.push({ number: claimed.number, path: claimed.path, outcome: 'failed', problem: error.message, diff: '' })
      return null
    })
    if (ready) byBranch.set(on, [...(byBranch.get(on) ?? []), ready])
  }
  for (const [branch, ready] of byBranch) {
    const plan = await openTarget(actor, { ...repository, branch }, (open) => planFiles(open, ready))
    for (const { one, problem } of plan.failures)
      tried.push({ number: one.claimed.number, path: one.path, outcome: 'failed', problem, diff: '' })
    for (const { one, there, settled } of plan.outcomes) {
      const isSame = settled.kind === 'unchanged'
      const diff = isSame ? '' : patch(one.path, there, settled.text ?? '')
      tried.push({
        number: one.claimed.number,
        path: one.path,
        outcome: isSame ? 'unchanged' : 'would_publish',
        problem: null,
        diff,
      })
    }
  }
  return tried.sort((a, b) => a.number - b.number)
}

function patch(path: string, there: string | null, ours: string): string {
  const whole = createTwoFilesPatch(there === null ? '/dev/null' : `a/${path}`, `b/${path}`, there ?? '', ours, '', '', {
    context: 3,
  })
  return whole.replace(/^=+\n/, '')
}
