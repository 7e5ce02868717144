import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Actor, memberIdOf } from '../access/actor'
import { addressOf } from '../attachments/address'
import { lockHash } from '../attachments/hash-lock.store'
import { attachKept, type Kept } from '../attachments/store'
import { type TakenIn, takeIn } from '../attachments/take-in.store'
import { blobs, incomingFolder } from '../platform/blobs/blobs'
import { db, type Tx } from '../platform/db/client'
import { Conflict, Invalid } from '../platform/errors'
import { newId } from '../platform/ids'
import { FILE_LIMIT, megabytes } from './limits'
import type { Rows } from './rows'
import { namedBeside, withNamed } from './sources/beside'

/** What lies beside a document in its source. */
export interface FilesBeside {
  /** The path of the document there. */
  at: string
  /** Null where nothing lies at this path. @throws Invalid where it cannot be taken along */
  load(path: string): Promise<Uint8Array | null>
}

/** A file that goes along, in the store of files by now. */
export interface GoesAlong {
  /** Its path in the source. */
  path: string
  kept: Kept
}

/** Bytes of all files that go along with one document. */
const MOST_BYTES = 100_000_000

/** What lies beside a document that came in with others, in a folder, an archive or a repository that the actor sent. */
export async function filesBeside(actor: Actor, sourceId: string): Promise<FilesBeside | null> {
  const file = await db().importFile.findFirst({
    where: { sourceId, batch: actor.kind === 'system' ? {} : { importedById: memberIdOf(actor) ?? '' } },
    select: { batchId: true, path: true },
    orderBy: { id: 'desc' },
  })
  if (!file) return null
  const load = async (path: string) => {
    const row = await db().importFile.findFirst({
      where: { batchId: file.batchId, path, state: 'beside' },
      select: { bytes: true },
    })
    return row?.bytes ?? null
  }
  return { at: file.path, load }
}

/**
 * Keeps the files that texts name, as an upload would: what each is is looked at, and pictures lose what they tell beside their pixels.
 * What cannot be kept stays behind, with why.
 */
export async function keepNamed(
  { at, load }: FilesBeside,
  texts: readonly string[],
): Promise<{ kept: GoesAlong[]; refused: string[] }> {
  const paths = new Set(texts.flatMap((text) => [...namedBeside(text, at).values()]))
  const kept: GoesAlong[] = []
  const refused: string[] = []
  let left = MOST_BYTES
  for (const path of paths) {
    try {
      const bytes = await load(path)
      if (!bytes) continue
      left -= bytes.length
      if (left < 0) throw new Invalid(`The files beside one document have ${megabytes(MOST_BYTES)} together at most.`)
      kept.push({ path, kept: await cleaned(bytes, keepTaken) })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      refused.push(`${path}: ${error.message}`)
    }
  }
  return { kept, refused }
}

/** What is kept of a file that came in. @throws Invalid where it is nothing that may be attached */
export const cleanBytes = (bytes: Uint8Array): Promise<Uint8Array> => cleaned(bytes, ({ file }) => readFile(file))

/** Attaches what texts of an incident name, and has them name it so. To be called in the transaction that makes the incident. */
export async function attachNamed(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  rows: Rows,
  { at, files }: { at: string; files: readonly GoesAlong[] },
): Promise<Rows> {
  const named = new Map(textsIn(rows).flatMap((text) => [...namedBeside(text, at)]))
  const addresses = new Map<string, string>()
  for (const { path, kept } of files) {
    const written = [...named].filter(([, place]) => place === path)
    if (written.length === 0) continue
    await lockHash(tx, kept.hash)
    if (!(await blobs().has(kept.hash))) throw new Conflict(`${path} is not kept any more. Accept it again.`)
    const attachment = await attachKept(tx, actor, { id: newId(), incidentId, name: basename(path), kept })
    for (const [address] of written) addresses.set(address, addressOf(attachment))
  }
  return mapTexts(rows, (text) => withNamed(text, addresses))
}

/** All Markdown of an incident. */
export function textsIn(rows: Rows): string[] {
  const texts: string[] = []
  mapTexts(rows, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

const mapTexts = (rows: Rows, change: (text: string) => string): Rows => ({
  ...rows,
  entries: rows.entries.map((entry) => ({ ...entry, text: change(entry.text) })),
  causes: rows.causes.map((cause) => ({ ...cause, text: change(cause.text) })),
  actions: rows.actions.map((action) => ({ ...action, details: change(action.details) })),
  lessons: rows.lessons.map((lesson) => ({ ...lesson, text: change(lesson.text) })),
  sections: rows.sections.map((section) => ({ ...section, body: change(section.body) })),
})

async function cleaned<T>(bytes: Uint8Array, work: (taken: TakenIn) => Promise<T>): Promise<T> {
  if (bytes.length > FILE_LIMIT)
    throw new Invalid(`It has ${megabytes(bytes.length)}; a file beside a document may have ${megabytes(FILE_LIMIT)} at most.`)
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 })
  const file = join(incomingFolder(), newId())
  try {
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
    return await takeIn(file, async (taken) => {
      if (taken.type.mediaType === 'image/svg+xml') refuseScript(bytes)
      return work(taken)
    })
  } finally {
    await rm(file, { force: true })
  }
}

/** It is only ever saved and never shown; yet nobody asked for a program. */
function refuseScript(bytes: Uint8Array): void {
  if (/<script|<foreignObject|<iframe|\son[a-z]+\s*=|javascript:|<!ENTITY/i.test(new TextDecoder().decode(bytes)))
    throw new Invalid('This SVG holds a script, or what could run one. Save it as a PNG.')
}

async function keepTaken({ type, hash, bytes, size, file }: TakenIn): Promise<Kept> {
  await blobs().put(hash, file)
  return { mediaType: type.mediaType, hash, bytes, width: null, height: null, ...size }
}
