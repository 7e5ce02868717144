import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../access/actor'
import { chooseDataDir } from '../platform/data-dir'
import { Invalid, Limited } from '../platform/errors'
import { settings } from '../platform/settings'
import { addFiles, getBatch, hasArchive, nextPosition } from './batch.store'
import { megabytes, UNPACKED_LIMIT } from './limits'
import { isZip, openZipFile } from './sources/zip'
import { wordsOf } from './take-in'
import { insertUnpacked } from './unpack'

/** A stretch of an archive that is too large to be sent at once. */
export interface Piece {
  /** Of the archive, made by whoever sends it. */
  id: string
  path: string
  /** Bytes of the whole. */
  size: number
  /** Where the stretch begins. */
  at: number
  bytes: Uint8Array
}

/** Bytes of all archives that are on their way at once. */
const FOLDER_LIMIT = 1_000_000_000
/** An archive that nothing is added to for so long was given up by whoever sent it. */
const GIVEN_UP_MS = 24 * 3_600_000

const folder = (): string => join(chooseDataDir(settings()), 'uploads')

/**
 * Adds a stretch to an archive on the disk; a stretch that came before is taken once. With the last one its documents become files
 * of the batch, and the archive is removed; what is wrong with the archive is told as the result of one file.
 * @throws Invalid NotFound Limited
 */
export async function addPiece(actor: Actor, batchId: string, piece: Piece): Promise<void> {
  const { id } = await getBatch(actor, batchId)
  if (piece.size > UNPACKED_LIMIT)
    throw new Invalid(
      `${piece.path} has ${megabytes(piece.size)}; an archive may have at most ${megabytes(UNPACKED_LIMIT)}. Split it, or use npx nevermore import FOLDER.`,
    )
  if (piece.at + piece.bytes.length > piece.size || piece.bytes.length === 0) throw disordered(piece)
  await makeRoom(piece.bytes.length)
  // The answer to the last piece was lost: all is there.
  if (piece.at > 0 && (await hasArchive(id, piece.path))) return
  const file = join(folder(), `${id}-${piece.id}.zip`)
  const have = await append(file, piece)
  if (have < piece.size) return
  try {
    await unpackFile(id, piece.path, file)
  } catch (error) {
    const reason = wordsOf(error, 'archive')
    await addFiles(actor, id, [{ path: piece.path, origin: 'upload', bytes: null, reason }])
  } finally {
    await rm(file, { force: true })
  }
}

const disordered = ({ path }: Piece) => new Invalid(`${path} did not come in as it was sent. Choose it again.`)

/** @returns how many bytes of the archive are there now */
async function append(path: string, piece: Piece): Promise<number> {
  const handle = await open(path, 'a', 0o600)
  try {
    const { size } = await handle.stat()
    if (size < piece.at) throw disordered(piece)
    if (size >= piece.at + piece.bytes.length) return size
    await handle.write(piece.bytes.subarray(size - piece.at))
    return piece.at + piece.bytes.length
  } finally {
    await handle.close()
  }
}

async function unpackFile(batchId: string, archive: string, path: string): Promise<void> {
  const handle = await open(path)
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close())
  if (!isZip(buffer)) throw new Invalid('It is called .zip and is no zip archive.')
  const { files, close } = await openZipFile(path)
  try {
    await insertUnpacked(files, { batchId, archive, position: await nextPosition(batchId) })
  } finally {
    close()
  }
}

/** Removes what was given up, and refuses what would be too much. */
async function makeRoom(bytes: number): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  let held = bytes
  for (const name of await readdir(folder())) {
    const path = join(folder(), name)
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > GIVEN_UP_MS) await rm(path, { force: true })
    else held += size
  }
  if (held > FOLDER_LIMIT)
    throw new Limited('Too many large archives are being sent just now. Try again in a minute, or send smaller ones.', 60)
}
