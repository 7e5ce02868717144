import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A commit as its repository tells of it: the name is whatever its author typed. */
export interface Authored {
  commit: string
  author: string
  at: Date
}

/** What became of files lately. Looks so many commits back and no further. */
export interface History {
  /** The commits that changed a file, newest first, as far back as is looked; the newest of all where it was changed before that. */
  commitsOf(path: string): Promise<Authored[]>
  /** The files that a commit added. */
  addedIn(commit: string): Promise<string[]>
}

export const HISTORY_DEPTH = 100
const MOST_COMMITS = 20

/** @param git runs Git in the folder without the network, on the history that was fetched to `ref` */
export function historyOf(folder: string, ref: string, git: (...args: string[]) => Promise<Buffer>): History {
  const log = async (...args: string[]) => {
    const output = await git('log', '-z', '--format=%H%n%aI%n%an', `--max-count=${MOST_COMMITS}`, ...args)
    return output.toString().split('\0').filter(Boolean).map(authored)
  }
  return {
    async commitsOf(path) {
      // What was cut off looks as if it had added all of its files.
      const cut = await readFile(join(folder, 'shallow'), 'utf8').catch(() => '')
      const found = (await log(ref, '--', path)).filter(({ commit }) => !cut.includes(commit))
      return found.length > 0 ? found : log('--max-count=1', ref)
    },
    async addedIn(commit) {
      const args = ['diff-tree', '-r', '-m', '-z', '--root', '--no-commit-id', '--no-renames', '--name-only', '--diff-filter=A']
      const output = await git(...args, commit)
      return [...new Set(output.toString().split('\0').filter(Boolean))]
    },
  }
}

function authored(record: string): Authored {
  const [commit = '', at = '', ...name] = record.split('\n')
  return { commit, author: name.join(' '), at: new Date(at) }
}
