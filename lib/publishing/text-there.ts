import type { OpenBranch } from '../platform/git/branch'
import { blobName } from './names'
import type { Ready } from './ready'

/** The file's text there. What we wrote, or would write, is known by its name in Git and need not be fetched. */
export async function textThere(
  branch: OpenBranch,
  { claimed, text, path }: Ready,
  object: string | undefined,
): Promise<string | null> {
  if (object === undefined) return null
  return [claimed.text, text].find((known) => known !== null && blobName(known, object.length) === object) ?? branch.read(path)
}
