import type { OpenBranch } from '../platform/git/branch'
import type { Authored, History } from '../platform/git/history'
import { PushFailure } from '../platform/git/push-failure'
import { GitFailed } from '../platform/git/run'
import { blobName } from '../publishing/names'
import type { WatchedFile, WatchedRepository } from './due.store'
import { incidentIn } from './reading/file'

/** A file that is not what was last accounted for. */
export interface Found {
  file: WatchedFile
  /** What stands there now, or at the place it was moved to; null where nothing does. */
  text: string | null
  movedTo: string | null
  /** Why there is no text though there is a file. */
  tooLarge: boolean
  /** The newest commit that changed it, and the words for those before. */
  commit: Authored
  others: string | null
}

export interface Look {
  tip: string
  found: Found[]
  /** Files that are what was last accounted for. */
  same: WatchedFile[]
}

/** Looks at every watched file of a branch, with one fetch where the branch moved and none where it did not. @throws PushFailure */
export async function lookAt(branch: OpenBranch, { tip, branch: name, files }: WatchedRepository): Promise<Look> {
  if (branch.tip === null) throw new PushFailure('ref_not_found', `The branch ${name} is not there any more.`)
  if (branch.tip === tip) return { tip, found: [], same: [] }
  const objects = await branch.objects([...new Set(files.map(({ path }) => path))])
  const isSame = ({ path, text }: WatchedFile) => {
    const object = objects.get(path)
    return object !== undefined && blobName(text, object.length) === object
  }
  const same = files.filter(isSame)
  const changed = files.filter((file) => !isSame(file))
  if (changed.length === 0) return { tip: branch.tip, found: [], same }
  await branch.fetchFiles(changed.map(({ path }) => path))
  const history = await branch.history()
  const found: Found[] = []
  for (const file of changed) found.push(await findOne(branch, history, file, objects.has(file.path)))
  return { tip: branch.tip, found, same }
}

async function findOne(branch: OpenBranch, history: History, file: WatchedFile, isThere: boolean): Promise<Found> {
  const commits = await history.commitsOf(file.path)
  const ours = commits.findIndex(({ commit }) => commit === file.commit)
  // Where ours is the newest, it went in beside an edit that is older.
  const since = ours < 0 ? commits : ours > 0 ? commits.slice(0, ours) : commits.slice(1, 2)
  const commit = since[0] ?? { commit: branch.tip ?? '', author: '', at: new Date() }
  const told = { file, commit, others: othersIn(since) }
  if (isThere) return { ...told, movedTo: null, ...(await readLimited(branch, file.path)) }
  const movedTo = await findMoved(branch, history, file, commit.commit)
  const there = movedTo === null ? { text: null, tooLarge: false } : await readLimited(branch, movedTo)
  return { ...told, movedTo, ...there }
}

async function readLimited(branch: OpenBranch, path: string): Promise<Pick<Found, 'text' | 'tooLarge'>> {
  try {
    return { text: await branch.read(path), tooLarge: false }
  } catch (error) {
    if (error instanceof GitFailed && error.because === 'too_large') return { text: null, tooLarge: true }
    throw error
  }
}

/** So many files of the commit that took one away are looked into. */
const CANDIDATES = 20

/** Where a file is now: the same one elsewhere, or one that tells of the same incident and came as this one went. */
async function findMoved(
  branch: OpenBranch,
  history: History,
  { text, number }: WatchedFile,
  commit: string,
): Promise<string | null> {
  const all = await branch.allObjects()
  const same = [...all].find(([, object]) => blobName(text, object.length) === object)
  if (same) return same[0]
  const added = (await history.addedIn(commit)).filter((path) => path.endsWith('.md') && all.has(path)).slice(0, CANDIDATES)
  await branch.fetchFiles(added)
  for (const path of added) {
    const { text: there } = await readLimited(branch, path)
    if (there !== null && incidentIn(there) === `INC-${number}`) return path
  }
  return null
}

/** "2 more commits, by Ana and Bo"; null where one commit changed it. */
function othersIn([, ...others]: Authored[]): string | null {
  if (others.length === 0) return null
  const names = [...new Set(others.map(({ author }) => plainName(author)))]
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(' and ')
  return `${others.length} more ${others.length === 1 ? 'commit' : 'commits'}, by ${shown}`
}

/** A name as somebody set it for Git: anything at all, on one line. */
export const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\s]+/gu, ' ')
    .trim()
    .slice(0, 100) || 'somebody'
