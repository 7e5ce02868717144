import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../ids'
import type { Blobs, ByteRange } from './blobs'

/** Files in a folder of this machine: ab/abcd… What is put there has to lie on the same disk: its copy is made beside it, then moved. */
export class DiskBlobs implements Blobs {
  constructor(private readonly folder: string) {}

  async put(hash: string, file: string): Promise<void> {
    const path = this.pathOf(hash)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const draft = `${file}.${newId()}`
    try {
      await copyFile(file, draft)
      await flush(draft)
      await rename(draft, path)
    } finally {
      await rm(draft, { force: true })
    }
    await flush(dirname(path))
  }

  async read(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const handle = await open(this.pathOf(hash)).catch(nullWhereMissing)
    return handle && (Readable.toWeb(handle.createReadStream(range)) as ReadableStream<Uint8Array>)
  }

  async has(hash: string): Promise<boolean> {
    return (await stat(this.pathOf(hash)).catch(nullWhereMissing)) !== null
  }

  async remove(hash: string): Promise<void> {
    await rm(this.pathOf(hash), { force: true })
  }

  async *listBefore(moment: Date): AsyncIterable<string> {
    for (const folder of (await readdir(this.folder).catch(nullWhereMissing)) ?? [])
      for (const name of await readdir(join(this.folder, folder))) {
        const stats = await stat(join(this.folder, folder, name)).catch(nullWhereMissing)
        if (HASH.test(name) && stats && stats.mtime < moment) yield name
      }
  }

  private pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new TypeError(`Got the hash ${JSON.stringify(hash)}; expected 64 hexadecimal digits.`)
    return join(this.folder, hash.slice(0, 2), hash)
  }
}

const HASH = /^[0-9a-f]{64}$/

/** What is written survives a power cut; of a folder, which names are in it. */
async function flush(path: string): Promise<void> {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
