import { FILE_LIMIT } from '@/lib/importing/limits'
import { isSkipped, looksWanted } from '@/lib/importing/sources/names'

/** A file that was chosen or dropped, with its path in the folder it came with. */
export interface Chosen {
  path: string
  file: File
}

/** Files of an input; those of a folder only where they look like documents. */
export const chosenIn = (files: FileList): Chosen[] =>
  [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(isWanted)
    .sort(byPath)

/** Everything that was dropped, with all that is in dropped folders. */
export async function droppedIn(transfer: DataTransfer): Promise<Chosen[]> {
  // The entries have to be taken before the first await: afterwards the browser has let go of them.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const chosen: Chosen[] = []
  for (const entry of entries) chosen.push(...(await filesOf(entry)))
  return chosen.filter(isWanted).sort(byPath)
}

const byPath = (a: Chosen, b: Chosen): number => a.path.localeCompare(b.path, 'en', { numeric: true })

/** A file chosen by itself is wanted whatever it is called. */
const isWanted = ({ path }: Chosen): boolean =>
  !path.includes('/') || (looksWanted(path) && !path.split('/').slice(1).some(isSkipped)) || /\.zip$/i.test(path)

async function filesOf(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.slice(1), file }]
  }
  if (!(entry instanceof FileSystemDirectoryEntry) || isSkipped(entry.name)) return []
  const reader = entry.createReader()
  const inside: Chosen[] = []
  // A browser gives a folder's entries a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return inside
    for (const one of some) inside.push(...(await filesOf(one)))
  }
}

const PORTION_BYTES = 8_000_000
const PORTION_FILES = 200

/** The files in portions that a form may carry; one that is too large to be read goes without its bytes. */
export function portionsOf(chosen: readonly Chosen[]): { files: Chosen[]; large: string[] }[] {
  const portions: { files: Chosen[]; large: string[] }[] = []
  let [files, large, bytes]: [Chosen[], string[], number] = [[], [], 0]
  const cut = () => {
    if (files.length + large.length > 0) portions.push({ files, large })
    ;[files, large, bytes] = [[], [], 0]
  }
  for (const one of chosen) {
    if (one.file.size > FILE_LIMIT) {
      large.push(one.path)
      continue
    }
    if (bytes + one.file.size > PORTION_BYTES || files.length + large.length >= PORTION_FILES) cut()
    files.push(one)
    bytes += one.file.size
  }
  cut()
  return portions
}
