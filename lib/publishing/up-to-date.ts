import type { OpenBranch } from '../platform/git/branch'
import { commitOf } from './commit'
import { blobName } from './names'
import type { Written } from './outcome'
import { planFiles } from './plan-files'
import type { Ready } from './ready'
import type { RequestRow } from './requests.store'

/**
 * Brings the branch of a request up to date with the branch that it is to be merged into, where the index there has other lines by
 * now than the request was made upon: two requests that change one list would be in each other's way (docs/decisions/060-index-of-requests.md).
 * The commit holds what stands in `base`, the postmortem as it is asked for, and the index anew; it follows both branches, so nothing is
 * forced.
 * @param standing what is known to stand in `base`
 * @returns null where that is not needed, or where the branch holds commits of somebody else, which it would undo
 */
export async function bringUpToDate(
  base: OpenBranch,
  request: RequestRow,
  ready: Ready,
  standing: Pick<Ready['claimed'], 'text' | 'written' | 'hasDismissed'>,
): Promise<{ settled: Written; commit: string } | null> {
  const { repository } = ready.claimed
  const own = base.tip === null || repository.indexPath === null ? null : await base.beside(request.branch)
  if (!own || own.tip !== request.commit) return null
  const wish = ready.text === null ? 'take_back' : 'publish'
  const { files, outcomes } = await planFiles(base, [{ ...ready, claimed: { ...ready.claimed, ...standing, wish } }])
  const index = files.get(repository.indexPath ?? '')
  const [settled] = outcomes.map((one) => one.settled)
  if (typeof index !== 'string' || !settled || settled.kind === 'unchanged') return null
  const there = (await own.objects([repository.indexPath ?? ''])).get(repository.indexPath ?? '')
  if (there !== undefined && there === blobName(index, there.length)) return null
  const message = `Up to date with ${repository.branch}`
  const commit = await base.commit({ ...commitOf([ready]), message, files, joins: own.tip })
  await base.push(commit, request.branch)
  return { settled, commit }
}
