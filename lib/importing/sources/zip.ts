import { once } from 'node:events'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { Invalid } from '../../platform/errors'
import { FILE_LIMIT, megabytes, UNPACKED_LIMIT } from '../limits'
import { DEPTH_LIMIT, DOCUMENT_LIMIT } from './wanted'

/** Bytes out of one byte in; what deflate makes of text stays far below it. */
const RATIO_LIMIT = 100

const MODE_OF_TYPE = 0o170000
const MODE_OF_LINK = 0o120000
const ARCHIVE = /\.(zip|jar|gz|tgz|bz2|xz|7z|rar|tar|zst)$/i

export interface ZippedFile {
  /** Its path in the archive, with slashes. */
  path: string
  /** Unpacks it. @throws Invalid where it cannot be trusted or read, saying why */
  load(): Promise<Uint8Array>
}

/** Whether bytes are a zip archive, by what they are and not by their name. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))

/**
 * Opens an archive and judges all of its entries before one is unpacked. Nothing is ever written to a disk; names are only ever
 * compared and shown.
 * @throws Invalid where the archive is broken, hostile or too large
 */
export const openZip = async (bytes: Uint8Array): Promise<ZippedFile[]> =>
  filesOf(await fromBufferPromise(Buffer.from(bytes), { autoClose: false }).catch(broken))

/** The same of an archive on the disk, which stays open until `close` is called. @throws Invalid */
export async function openZipFile(path: string): Promise<{ files: ZippedFile[]; close(): void }> {
  const zip = await openPromise(path, { autoClose: false }).catch(broken)
  const close = () => zip.close()
  try {
    return { files: await filesOf(zip), close }
  } catch (error) {
    close()
    throw error
  }
}

async function filesOf(zip: ZipFile): Promise<ZippedFile[]> {
  if (zip.entryCount > DOCUMENT_LIMIT)
    throw refused(`holds ${zip.entryCount} entries; at most ${DOCUMENT_LIMIT} are read. Split it`)
  const entries = await listEntries(zip)
  const ends = endsOf(entries)
  const budget = { left: UNPACKED_LIMIT }
  return entries
    .filter(({ fileName }) => !fileName.endsWith('/'))
    .map((entry) => ({ path: entry.fileName, load: () => unpack(zip, entry, { endsBy: ends.get(entry) ?? 0, budget }) }))
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  const names = new Set<string>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= DOCUMENT_LIMIT) throw refused(`holds more entries than it says, and more than ${DOCUMENT_LIMIT}`)
      if (entry.fileName.split('/').length > DEPTH_LIMIT) throw refused(`has folders more than ${DEPTH_LIMIT} deep`)
      if (names.has(entry.fileName)) throw refused(`holds “${shown(entry)}” twice`)
      names.add(entry.fileName)
      entries.push(entry)
    }
  } catch (error) {
    return broken(error)
  }
  return entries
}

/**
 * Where each entry must have ended: at the next one's beginning. Entries that share bytes are how a small archive becomes a large
 * one. A local header is at least 30 bytes and the name.
 */
function endsOf(entries: readonly Entry[]): Map<Entry, number> {
  const ends = new Map<Entry, number>()
  let next = Number.POSITIVE_INFINITY
  for (const entry of entries.toSorted((a, b) => b.relativeOffsetOfLocalHeader - a.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize > next) throw overlapping(entry)
    ends.set(entry, next)
    next = entry.relativeOffsetOfLocalHeader
  }
  return ends
}

const overlapping = (entry: Entry) => refused(`has entries that overlap (“${shown(entry)}”), as only a trap does`)

async function unpack(
  zip: ZipFile,
  entry: Entry,
  { endsBy, budget }: { endsBy: number; budget: { left: number } },
): Promise<Uint8Array> {
  const refuse = refusalOf(entry)
  if (refuse) throw new Invalid(refuse, { file: refuse })
  // The header beside the data may say otherwise than the directory did.
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(broken)
  if (fileDataStart + entry.compressedSize > endsBy) throw overlapping(entry)
  const stream = await zip.openReadStreamPromise(entry).catch(broken)
  const chunks: Buffer[] = []
  const most = Math.min(FILE_LIMIT, entry.compressedSize * RATIO_LIMIT)
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      budget.left -= chunk.length
      if (size > most) throw new Invalid(TOO_LARGE(size > FILE_LIMIT))
      if (budget.left < 0) throw refused(`unpacks to more than ${megabytes(UNPACKED_LIMIT)}, which is all that is read. Split it`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (!stream.destroyed) await Promise.all([once(stream, 'close'), stream.destroy()])
    return broken(error)
  }
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw new Invalid('This file is damaged in the archive: its checksum is wrong.')
  return bytes
}

function refusalOf(entry: Entry): string | null {
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & MODE_OF_TYPE) === MODE_OF_LINK) return 'This is a symbolic link; links in archives are not followed.'
  if (entry.isEncrypted()) return 'This file is encrypted; make the archive without a password.'
  if (ARCHIVE.test(entry.fileName)) return 'This is an archive in an archive, which is not opened. Import it by itself.'
  if (entry.uncompressedSize > FILE_LIMIT) return TOO_LARGE(true)
  if (entry.uncompressedSize > entry.compressedSize * RATIO_LIMIT) return TOO_LARGE(false)
  return null
}

const TOO_LARGE = (inBytes: boolean): string =>
  inBytes
    ? `This file has more than ${megabytes(FILE_LIMIT)}, which is the most a document may have.`
    : `This file unpacks to more than ${RATIO_LIMIT} times its size, as no text does.`

const shown = ({ fileName }: Entry): string => fileName.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').slice(-80)

const refused = (what: string): Invalid => new Invalid(`This archive ${what}.`, { file: `This archive ${what}.` })

/** Errors of the reader are about the archive: they are told as such. */
function broken(error: unknown): never {
  if (error instanceof Invalid) throw error
  const said = error instanceof Error ? error.message : String(error)
  if (/absolute path|invalid relative path|invalid characters/i.test(said))
    throw refused('holds an entry whose name leads out of it (an absolute path or “..”), so nothing of it is read')
  if (/multi-disk|spanned/i.test(said)) throw refused('is one part of several; join them first')
  if (/too many bytes|not enough bytes|size mismatch/i.test(said))
    throw new Invalid('This file is not as large as the archive says.')
  throw refused(`cannot be read (${said.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').slice(0, 120)})`)
}
