import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { Invalid } from '../errors'
import { newId } from '../ids'

interface Received {
  /** What the browser called it; not to be believed. */
  name: string
  /** Where it lies until `work` has ended. */
  file: string
}

interface Limits {
  folder: string
  mostBytes: number
}

/**
 * Takes the one file out of a form that is sent, straight onto the disk: what is in memory of it is what is on its way. Needs an
 * address that proxy.ts leaves alone, for Next keeps the body of what goes through it.
 * @throws Invalid where there is none, it is too large, or the form ended in the middle
 */
export async function receiveFile<T>(
  request: Request,
  { folder, mostBytes }: Limits,
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body)
    throw new Invalid(`Got ${type || 'nothing'}; expected a form with a file (multipart/form-data).`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, newId())
  try {
    return await work({ name: await store(request.body, { 'content-type': type }, file, mostBytes), file })
  } finally {
    await rm(file, { force: true })
  }
}

async function store(body: ReadableStream, headers: BusboyHeaders, file: string, mostBytes: number): Promise<string> {
  let received: { name: string; stream: BusboyFileStream; written: Promise<void> } | null = null
  const take = (_field: string, stream: BusboyFileStream, name: string) => {
    const written = pipeline(stream, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
    // A disk that takes no more ends the form as well, which would wait for its reader for ever.
    written.catch((error) => form.destroy(error))
    received = { name, stream, written }
  }
  const ended = (): typeof received => received
  const form = makeForm(headers, mostBytes).on('file', take)
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form)
    await ended()?.written
  } catch (error) {
    // And a browser that hangs up ends the file.
    ended()?.stream.destroy()
    await ended()?.written.catch(() => {})
    throw explain(error)
  }
  const one = ended()
  if (!one) throw new Invalid('There is no file in this form; choose one.')
  if (one.stream.truncated)
    throw new Invalid(`This file is larger than ${mostBytes / 1_000_000} MB, which is the most that can be attached.`)
  return one.name
}

function makeForm(headers: BusboyHeaders, mostBytes: number): BusboyInstance {
  try {
    return new Busboy({ headers, limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 12, fileSize: mostBytes } })
  } catch (error) {
    throw explain(error)
  }
}

function explain(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Invalid('The server has no room left for files; nothing was kept. Tell your administrator.')
  if (code?.startsWith('E')) return error
  return new Invalid(`The file did not arrive whole (${message}); nothing was kept. Try again.`)
}
