import { FILE_LIMIT, UNPACKED_LIMIT } from '@/lib/importing/limits'
import { liesBeside } from '@/lib/importing/sources/beside'
import { isSkipped, looksWanted } from '@/lib/importing/sources/names'

/** A file that was chosen or dropped, with its path in the folder it came with. */
export interface Chosen {
  path: string
  file: File
}

/** Files of an input; those of a folder only where they look like documents, or like what documents show. */
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
  !path.includes('/') ||
  ((looksWanted(path) || liesBeside(path)) && !path.split('/').slice(1).some(isSkipped)) ||
  /\.zip$/i.test(path)

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

/** What one form carries: files, the names of those that are too large, or a stretch of an archive. */
export interface Portion {
  files: Chosen[]
  large: string[]
  piece: { of: Chosen; at: number } | null
}

/** The files in portions that a form may carry; one that is too large to be read goes without its bytes, an archive in pieces. */
export function portionsOf(chosen: readonly Chosen[]): Portion[] {
  const portions: Portion[] = []
  let [files, large, bytes]: [Chosen[], string[], number] = [[], [], 0]
  const cut = () => {
    if (files.length + large.length > 0) portions.push({ files, large, piece: null })
    ;[files, large, bytes] = [[], [], 0]
  }
  for (const one of chosen) {
    if (/\.zip$/i.test(one.path) && one.file.size > FILE_LIMIT && one.file.size <= UNPACKED_LIMIT) {
      cut()
      for (let at = 0; at < one.file.size; at += PORTION_BYTES) portions.push({ files: [], large: [], piece: { of: one, at } })
      continue
    }
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

/** The fields of a portion's form. */
export function fieldsOf({ files, large, piece }: Portion): FormData {
  const form = new FormData()
  for (const { path, file } of files) {
    form.append('path', path)
    form.append('file', file)
  }
  for (const path of large) form.append('large', path)
  if (!piece) return form
  const { path, file } = piece.of
  form.append('path', path)
  form.append('size', String(file.size))
  form.append('at', String(piece.at))
  form.append('file', file.slice(piece.at, piece.at + PORTION_BYTES), 'piece')
  return form
}

/** What was sent with the portions before the one at a place: whole files, and bytes. */
export function sentBy(portions: readonly Portion[], place: number): { files: number; bytes: number } {
  const sent = { files: 0, bytes: 0 }
  for (const { files, large, piece } of portions.slice(0, place)) {
    sent.files += files.length + large.length
    sent.bytes += files.reduce((sum, { file }) => sum + file.size, 0)
    if (!piece) continue
    const end = Math.min(piece.at + PORTION_BYTES, piece.of.file.size)
    sent.bytes += end - piece.at
    if (end === piece.of.file.size) sent.files++
  }
  return sent
}
