import { Invalid } from '../platform/errors'
import { insertFiles } from './batch.store'
import { filesNamed, noteNamed } from './sources/beside'
import { grouped } from './sources/grouped'
import { plainPath } from './sources/names'
import { EVERYTHING, wantedFiles } from './sources/wanted'
import type { ZippedFile } from './sources/zip'
import { takeIn } from './take-in'

/**
 * Makes rows of the wanted files of an archive, after `position`; files that belong together, as the days of a channel, are one; files that lie beside
 * documents come along where those name them.
 * Unpacked one after the other, so that no more than one is held at a time. @throws Invalid where there is none
 */
export async function insertUnpacked(
  zipped: readonly ZippedFile[],
  { batchId, archive, position }: { batchId: string; archive: string; position: number },
): Promise<void> {
  const wanted = wantedFiles(null)
  const files = zipped.filter(({ path }) => wanted.path(path)).map(({ path, load }) => ({ path, bytes: load }))
  if (files.length === 0) throw new Invalid('There is no document in this archive.')
  let next = position
  const named = new Set<string>()
  for (const one of grouped(files)) {
    const [path, load] = 'parts' in one ? [one.place, one.join] : [one.path, one.bytes]
    const found = await takeIn({ path: `${archive}/${plainPath(path)}`, origin: `zip:${archive}` }, load, wanted)
    if (found?.bytes) noteNamed(named, found.bytes, path)
    if (found) await insertFiles(batchId, [found], ++next)
  }
  for (const { path, load } of filesNamed(zipped, named)) {
    const found = await takeIn({ path: `${archive}/${plainPath(path)}`, origin: `zip:${archive}` }, load, EVERYTHING)
    if (found) await insertFiles(batchId, [found], ++next)
  }
}
