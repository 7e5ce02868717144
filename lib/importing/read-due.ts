import { Invalid } from '../platform/errors'
import { readAddress } from '../platform/git/address'
import { openRepository } from '../platform/git/repository'
import { log } from '../platform/log'
import { readAllowance } from '../platform/net/addresses'
import { settings } from '../platform/settings'
import { acceptImport } from './accept.store'
import { insertFiles } from './batch.store'
import {
  type ClaimedBatch,
  type ClaimedFile,
  ClaimLost,
  claimAccepts,
  claimFiles,
  claimRepository,
  holdFiles,
  importerOf,
  releaseFiles,
  settleAccepted,
  settleBeside,
  settleFailed,
  settleRead,
  settleRepository,
  settleUnpacked,
} from './batch-work.store'
import { cleanBytes } from './beside.store'
import { FILE_LIMIT, megabytes } from './limits'
import { filesNamed, liesBeside, noteNamed } from './sources/beside'
import { plainPath } from './sources/names'
import { type Origin, PATH_LIMIT } from './sources/origin'
import { DOCUMENT_LIMIT, EVERYTHING, type Wanted, wantedFiles } from './sources/wanted'
import { isZip, openZip } from './sources/zip'
import { saveSource } from './store'
import { isExpected, takeIn, wordsOf } from './take-in'
import { insertUnpacked } from './unpack'

// Two threads read; the others load and store meanwhile.
const AT_ONCE = 4
const LEASE_SECONDS = 15
const REPOSITORY_LEASE_SECONDS = 180
/** A file that ended so many workers is not tried again. */
const MOST_ATTEMPTS = 3

/** Reads and accepts what waits, until nothing does or the signal ends it: then what is not done is given back. */
export async function readDue(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const files = await claimFiles(AT_ONCE, LEASE_SECONDS)
    const accepts = await claimAccepts(AT_ONCE, LEASE_SECONDS)
    if (files.length + accepts.length === 0) return
    const held = new Set(files)
    const holding = setInterval(() => void holdFiles([...held], LEASE_SECONDS).catch(() => {}), (LEASE_SECONDS * 1000) / 3)
    const reading = Promise.all(files.map((file) => readFile(file).finally(() => held.delete(file))))
    await Promise.race([Promise.all([reading, inTurn(accepts, accept)]), ended(signal)])
    clearInterval(holding)
    await releaseFiles([...held])
  }
}

/** Fetches a repository that waits, and makes rows of its files. */
export async function fetchDue(signal: AbortSignal): Promise<void> {
  const batch = await claimRepository(REPOSITORY_LEASE_SECONDS)
  if (!batch) return
  try {
    if (batch.attempts > MOST_ATTEMPTS) throw new Invalid('Reading this repository was begun three times and never ended.')
    await listRepository(batch, signal)
  } catch (error) {
    if (!signal.aborted) await settleRepository(batch, { problem: wordsOf(error, 'repository') })
  }
}

/** What a signal leaves undone is done by another worker, or by this one's successor. */
const PATIENCE_MS = 3_000

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const later = () => setTimeout(resolve, PATIENCE_MS).unref()
    if (signal.aborted) later()
    else signal.addEventListener('abort', later, { once: true })
  })

async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) await work(item)
}

async function readFile(file: ClaimedFile): Promise<void> {
  try {
    const actor = await importerOf(file)
    if (!actor) throw new Invalid('Whoever began this import may not import any more.')
    if (file.attempts > MOST_ATTEMPTS) throw new Invalid('Reading this file was begun three times and never ended.')
    if (isZip(file.bytes)) return await unpack(file)
    if (liesBeside(file.path)) return await settleBeside(file, await cleanBytes(file.bytes))
    const name = file.path.split('/').at(-1) ?? file.path
    await saveSource(
      actor,
      { name, bytes: file.bytes },
      { from: originOf(file), settle: (tx, saved) => settleRead(tx, file, saved) },
    )
  } catch (error) {
    if (error instanceof ClaimLost) return
    // Not the file's fault: it stays claimed until its lease ends, and is read again.
    if (!isExpected(error) && file.attempts < MOST_ATTEMPTS)
      return log().error({ err: error, file: file.id }, 'importing: to be read again')
    await settleFailed(file, wordsOf(error, 'file')).catch((late) => {
      if (!(late instanceof ClaimLost)) throw late
    })
  }
}

/** The path within the archive, for a file out of one. */
function originOf({ origin, path }: ClaimedFile): Origin | null {
  const inside = origin.startsWith('zip:') ? path.slice(origin.length - 'zip:'.length + 1) : path
  return path.length >= PATH_LIMIT ? null : { origin, path: inside }
}

async function unpack(file: ClaimedFile): Promise<void> {
  const { batchId, path: archive, position } = file
  await insertUnpacked(await openZip(file.bytes), { batchId, archive, position })
  await settleUnpacked(file)
}

async function listRepository(batch: ClaimedBatch, signal: AbortSignal): Promise<void> {
  if (!(await importerOf(batch))) throw new Invalid('Whoever began this import may not import any more.')
  const wanted = wantedFiles(batch.glob)
  const address = readAddress(batch.address)
  const allowance = readAllowance(settings().allowTargets)
  const repository = await openRepository(address, batch.ref, { allowance, signal })
  try {
    const files = repository.files.filter(({ path }) => wanted.path(path))
    if (files.length === 0) throw new Invalid('There is no document in this repository that the pattern names.')
    if (files.length > DOCUMENT_LIMIT)
      throw new Invalid(`There are ${files.length} documents; at most ${DOCUMENT_LIMIT} are read. Choose with a pattern.`)
    const named = new Set<string>()
    const insert = async (list: typeof files, from: number, wanted: Wanted) => {
      const blobs = repository.read(list, FILE_LIMIT)
      for (const [at, { path }] of list.entries()) {
        const { value: bytes } = await blobs.next()
        const load = async () => bytes ?? tooLarge()
        const found = await takeIn({ path: plainPath(path), origin: address.url }, load, wanted)
        if (found?.bytes) noteNamed(named, found.bytes, path)
        if (found) await insertFiles(batch.id, [found], from + at)
      }
    }
    await insert(files, 1, wanted)
    await insert(filesNamed(repository.files, named), files.length + 1, EVERYTHING)
    await settleRepository(batch, { commit: repository.commit })
  } finally {
    await repository.close()
  }
}

function tooLarge(): never {
  throw new Invalid(`It has more than ${megabytes(FILE_LIMIT)}, which is the most a file may have.`)
}

async function accept({ id, sourceId, importedById }: { id: string; sourceId: string; importedById: string | null }) {
  try {
    const actor = await importerOf({ importedById })
    if (!actor) throw new Invalid('Whoever asked for it may not import any more.')
    await acceptImport(actor, sourceId)
    await settleAccepted(id, null)
  } catch (error) {
    await settleAccepted(id, wordsOf(error, 'draft'))
  }
}
