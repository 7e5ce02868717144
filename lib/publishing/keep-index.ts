import { areBadgesPublic } from '../badges/store'
import type { OpenBranch } from '../platform/git/branch'
import { publicUrl } from '../platform/origins'
import type { PostmortemDocument } from '../postmortems/document'
import { writeIndex } from './index-file'
import { listStanding } from './listed.store'
import type { RepositoryRow } from './repositories.store'

/** What a commit makes of one publication; path and document are null where its file goes. */
interface Change {
  publicationId: string
  path: string | null
  document: PostmortemDocument | null
}

/** What is to be written beside the postmortems. */
interface KeptIndex {
  /** Null where it stays as it is. */
  text: string | null
  /** What a person should know of it, to stand behind what was done. */
  note: string
}

/** The index of a repository as it will be after these changes, against the one that stands in the branch; none where none is wanted. */
export async function keepIndex(
  branch: OpenBranch,
  { id, indexPath }: Pick<RepositoryRow, 'id' | 'indexPath'>,
  changes: readonly Change[],
): Promise<KeptIndex> {
  if (indexPath === null) return { text: null, note: '' }
  const listed = await listStanding(id)
  for (const { publicationId, path, document } of changes)
    if (path === null || document === null) listed.delete(publicationId)
    else listed.set(publicationId, { ...document, path, states: document.actions.map(({ state }) => state) })
  if ((await branch.blocked([indexPath])).has(indexPath))
    return { text: null, note: `; ${indexPath} was left alone, for it is no file there` }
  const there = await branch.read(indexPath)
  const text = writeIndex(there, indexPath, [...listed.values()], (await areBadgesPublic()) ? publicUrl() : null)
  if (text === null) return { text, note: `; ${indexPath} was left alone, for the marks of our part in it are not one pair` }
  return text === there ? { text: null, note: '' } : { text, note: `; ${indexPath} brought up to date` }
}
