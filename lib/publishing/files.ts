import { readFile } from '../attachments/files.store'
import type { OpenBranch } from '../platform/git/branch'
import type { Ready } from './ready'

/** In one commit, beside the texts: they are held in memory until they are pushed. */
const MOST_BYTES = 100_000_000

/**
 * What becomes of the attachments of a postmortem, by their paths: those that it names and that are not there are written, those
 * that it does not name go. A path never changes what it holds, so what is there is right.
 */
export async function filesBeside(branch: OpenBranch, { files, absent }: Ready): Promise<Map<string, Uint8Array | null>> {
  const changes = new Map<string, Uint8Array | null>()
  const objects = await branch.objects([...files.map(({ path }) => path), ...absent])
  for (const file of files) if (!objects.has(file.path)) changes.set(file.path, await readFile(file))
  for (const path of absent) if (objects.has(path)) changes.set(path, null)
  return changes
}

/** As many of them as one commit takes with what lies beside them, the first in any case, and the others. */
export function asManyAsFit(ready: readonly Ready[]): [now: Ready[], later: Ready[]] {
  let bytes = 0
  const fits = ready.map(({ files }, at) => {
    bytes += files.reduce((sum, file) => sum + file.bytes, 0)
    return at === 0 || bytes <= MOST_BYTES
  })
  return [ready.filter((_, at) => fits[at]), ready.filter((_, at) => !fits[at])]
}
