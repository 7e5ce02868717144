import type { OpenBranch } from '../platform/git/branch'
import { filesBeside } from './files'
import { keepIndex } from './keep-index'
import { outcomeOf, type Written } from './outcome'
import type { Ready } from './ready'
import { textThere } from './text-there'

/** What one commit is to hold, and what becomes of each publication by it. */
export interface CommitPlan {
  files: Map<string, string | Uint8Array | null>
  outcomes: { one: Ready; there: string | null; settled: Written }[]
  failures: { one: Ready; failure: string; problem: string }[]
  /** What a person should know of the index. */
  note: string
}

/** Plans every file against what stands in the branch now, and the index beside them. Writes nothing. */
export async function planFiles(branch: OpenBranch, ready: readonly Ready[]): Promise<CommitPlan> {
  const plan: CommitPlan = { files: new Map(), outcomes: [], failures: [], note: '' }
  const { files, outcomes, failures } = plan
  const paths = [...new Set(ready.map(({ path }) => path))]
  const [objects, blocked] = [await branch.objects(paths), await branch.blocked(paths)]
  for (const one of ready) {
    const there = await textThere(branch, one, objects.get(one.path))
    const { earliest } = one
    const earlier = earliest === null ? null : await branch.readBefore(earliest, one.path)
    const outcome = blocked.has(one.path)
      ? inTheWay(one.path)
      : files.has(one.path)
        ? taken(one.path)
        : outcomeOf(one, there, earlier)
    if ('failure' in outcome) failures.push({ one, ...outcome })
    else {
      outcomes.push({ one, there, settled: outcome })
      if (outcome.kind === 'unchanged') continue
      files.set(one.path, outcome.file)
      for (const [path, bytes] of await filesBeside(branch, one)) files.set(path, bytes)
    }
  }
  const repository = outcomes[0]?.one.claimed.repository
  if (!repository) return plan
  const changes = outcomes.map(({ one, settled: { path, document } }) => ({ publicationId: one.claimed.id, path, document }))
  const index = await keepIndex(branch, repository, changes)
  if (index.text !== null && repository.indexPath !== null) files.set(repository.indexPath, index.text)
  return { ...plan, note: index.note }
}

const taken = (path: string) => ({
  failure: 'path_taken',
  problem: `Another postmortem stands at ${path} already. Change the path in the repository’s settings.`,
})

const inTheWay = (path: string) => ({
  failure: 'path_blocked',
  problem: `Something else than a file stands at ${path} in the repository, or on the way to it: a folder, a link or a submodule. Move it there, or change the path in the repository’s settings.`,
})
