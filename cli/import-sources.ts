import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { FilesBeside } from '../lib/importing/beside.store'
import { FILE_LIMIT, megabytes, UNPACKED_LIMIT } from '../lib/importing/limits'
import { grouped, type Part } from '../lib/importing/sources/grouped'
import { isSkipped } from '../lib/importing/sources/names'
import { type Origin, PATH_LIMIT } from '../lib/importing/sources/origin'
import { DEPTH_LIMIT, DOCUMENT_LIMIT, type Wanted, wantedFiles } from '../lib/importing/sources/wanted'
import { isZip, openZip } from '../lib/importing/sources/zip'
import { Invalid } from '../lib/platform/errors'
import { looksLikeAddress, readAddress } from '../lib/platform/git/address'
import { openRepository, type Repository } from '../lib/platform/git/repository'

/** A document that is to be read, or one that cannot be. */
export interface Item {
  /** How it is named in what is printed. */
  label: string
  name: string
  from: Origin | null
  /** Gives nothing where its content shows that it is not meant. @throws Invalid */
  load(): Promise<Uint8Array | null>
  /** What lies beside it. */
  beside?: FilesBeside
}

export interface Wishes {
  glob: string | null
  /** Of repositories: a branch, a tag or a commit. */
  ref: string | null
}

/**
 * Everything that is named: files, folders with all that is in them, zip archives, addresses of repositories. What cannot be read
 * says so when it is loaded. Items are to be loaded in their order; afterwards all is closed.
 */
export async function findItems(paths: readonly string[], { glob, ref }: Wishes) {
  const wanted = wantedFiles(glob)
  const items: Item[] = []
  const open: Repository[] = []
  const addAll = async (path: string) => {
    if (!looksLikeAddress(path)) return itemsAt(path, wanted)
    const address = readAddress(path)
    const repository = await openRepository(address, ref, { allowance: OPERATOR, ownSsh: true })
    open.push(repository)
    return repositoryItems(address.url, repository, wanted)
  }
  for (const path of paths) items.push(...(await addAll(path).catch((error) => [failing(path, error)])))
  return { items, close: () => Promise.all(open.map((repository) => repository.close())) }
}

/** Whoever sits at the machine may reach what the machine reaches; the addresses at which clouds hand out credentials are never it. */
const OPERATOR = { loopback: true, private: true, networks: [] }

function repositoryItems(origin: string, repository: Repository, wanted: Wanted): Item[] {
  const files = repository.files.filter(({ path }) => wanted.path(path))
  if (files.length === 0) throw new Invalid('There is no document in this repository. Choose others with --glob.')
  if (files.length > DOCUMENT_LIMIT)
    throw new Invalid(`It holds ${files.length} documents; at most ${DOCUMENT_LIMIT} are read. Choose with --glob.`)
  const blobs = repository.read(files, FILE_LIMIT)
  const loadBeside = async (path: string) => {
    const found = repository.files.filter((file) => file.path === path)
    if (found.length === 0) return null
    const { value } = await repository.read(found, FILE_LIMIT).next()
    return value ?? tooLarge()
  }
  return files.map(({ path }) => ({
    label: `${origin}/${path}`,
    name: basename(path),
    from: remembered(origin, path),
    beside: { at: path, load: loadBeside },
    load: async () => {
      const { value: bytes } = await blobs.next()
      if (!bytes) return tooLarge()
      return wanted.content(path, bytes) ? bytes : null
    },
  }))
}

function tooLarge(): never {
  throw new Invalid(`It has more than ${megabytes(FILE_LIMIT)}, which is the most a file may have.`)
}

async function itemsAt(path: string, wanted: Wanted): Promise<Item[]> {
  const stats = await lstat(await realpath(path))
  if (stats.isDirectory()) return folderItems(path, wanted)
  if (!stats.isFile()) throw new Invalid('This is no file and no folder.')
  if (/\.zip$/i.test(path)) return zipItems(path, wanted)
  return [{ ...fileItem(path, path), beside: besideIn(dirname(path), basename(path)) }]
}

/** An item of a folder or an archive, which may belong to a group there. */
type PartItem = Item & Part

function fileItem(label: string, path: string, wanted?: Wanted): PartItem {
  const bytes = async () => new Uint8Array(await readFile(path).catch(unreadable))
  return {
    label,
    name: basename(path),
    from: remembered('folder', resolve(path)),
    path: label.split(sep).join('/'),
    bytes,
    load: async () => meant(path, await bytes(), wanted),
  }
}

/** Files in a folder, and none that a link in it leads out to. */
const besideIn = (root: string, at: string): FilesBeside => ({
  at,
  load: async (path) => {
    const whole = await realpath(root)
    const file = join(whole, ...path.split('/'))
    const stats = await lstat(file).catch(() => null)
    if (!stats) return null
    if (!stats.isFile() || (await realpath(file)) !== file)
      throw new Invalid('This is a link, or no file; links are not followed.')
    return stats.size > FILE_LIMIT ? tooLarge() : new Uint8Array(await readFile(file).catch(unreadable))
  },
})

const meant = (path: string, bytes: Uint8Array, wanted?: Wanted): Uint8Array | null =>
  wanted && !wanted.content(path, bytes) ? null : bytes

/** Files that belong together are one document, which is remembered by the first of them. */
const inGroups = (items: PartItem[], wanted: Wanted): Item[] =>
  grouped(items).map((one) => {
    if (!('parts' in one)) return one
    const [first] = one.parts
    const label = first ? dirname(first.label) : one.name
    return { label, name: one.name, from: first?.from ?? null, load: async () => meant(one.name, await one.join(), wanted) }
  })

async function folderItems(root: string, wanted: Wanted): Promise<Item[]> {
  const items: PartItem[] = []
  const walk = async (folder: string, inside: string[]): Promise<void> => {
    if (inside.length > DEPTH_LIMIT) throw new Invalid(`It has folders more than ${DEPTH_LIMIT} deep; name one further down.`)
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isSkipped(name))
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = [...inside, entry.name]
      const label = join(root, ...path)
      // Links are neither: what they lead to is imported by its own name.
      if (entry.isDirectory()) await walk(label, path)
      else if (entry.isFile() && wanted.path(path.join('/')))
        items.push({ ...fileItem(label, label, wanted), beside: besideIn(root, path.join('/')) })
      if (items.length > DOCUMENT_LIMIT)
        throw new Invalid(`It holds more than ${DOCUMENT_LIMIT} documents; name its folders one by one, or choose with --glob.`)
    }
  }
  await walk(root, [])
  if (items.length === 0) throw new Invalid('There is no document in this folder. Choose others with --glob.')
  return inGroups(items, wanted)
}

async function zipItems(path: string, wanted: Wanted): Promise<Item[]> {
  const { size } = await lstat(await realpath(path))
  if (size > UNPACKED_LIMIT)
    throw new Invalid(`It has ${megabytes(size)}; an archive may have at most ${megabytes(UNPACKED_LIMIT)}.`)
  const bytes = await readFile(path).catch(unreadable)
  if (!isZip(bytes)) throw new Invalid('It is called .zip and is no zip archive.')
  const all = await openZip(bytes)
  const files = all.filter((file) => wanted.path(file.path))
  const loadBeside = async (path: string) => (await all.find((file) => file.path === path)?.load()) ?? null
  if (files.length === 0) throw new Invalid('There is no document in this archive. Choose others with --glob.')
  return inGroups(
    files.map((file) => ({
      label: `${path}/${file.path}`,
      name: basename(file.path),
      from: remembered(`zip:${resolve(path)}`, file.path),
      path: file.path,
      bytes: file.load,
      beside: { at: file.path, load: loadBeside },
      load: async () => meant(file.path, await file.load(), wanted),
    })),
    wanted,
  )
}

const remembered = (origin: string, path: string): Origin | null => (path.length > PATH_LIMIT ? null : { origin, path })

const failing = (label: string, error: unknown): Item => ({
  label,
  name: basename(label),
  from: null,
  load: () => Promise.resolve().then(() => unreadable(error)),
})

function unreadable(error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof Error && code === undefined) throw error
  throw new Invalid(WHY_UNREADABLE[code ?? ''] ?? `It could not be read (${code}).`)
}

const WHY_UNREADABLE: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EACCES: 'It may not be read.',
  ELOOP: 'It is a link that leads to itself.',
}
