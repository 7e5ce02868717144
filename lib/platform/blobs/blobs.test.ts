import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { S3_KEY, S3Server } from '@/tests/support/s3-server'
import type { Blobs } from './blobs'
import { DiskBlobs } from './disk'
import { S3Blobs } from './s3'

let folder: string
let server: S3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'))
  server = await S3Server.start()
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  server.objects.clear()
  server.refused.length = 0
})

const makers: [string, () => Blobs][] = [
  ['a folder', () => new DiskBlobs(join(folder, 'kept'))],
  ['a bucket', () => new S3Blobs(`${server.origin}/ravens`, S3_KEY)],
  ['a folder of a bucket', () => new S3Blobs(`${server.origin}/ravens/tower/of london`, S3_KEY)],
]

const put = async (blobs: Blobs, content: string) => {
  const hash = createHash('sha256').update(content).digest('hex')
  const file = join(folder, 'in')
  await writeFile(file, content)
  await blobs.put(hash, file)
  return hash
}
const read = async (blobs: Blobs, hash: string, start?: number, end = 0) => {
  const stream = await blobs.read(hash, start === undefined ? undefined : { start, end })
  return stream && new Response(stream).text()
}
const list = async (blobs: Blobs, before: Date) => {
  const hashes: string[] = []
  for await (const hash of blobs.listBefore(before)) hashes.push(hash)
  return hashes.sort()
}

test.each(makers)('what is put into %s is read back, whole and in part, until it is removed', async (_, make) => {
  const blobs = make()
  const hash = await put(blobs, 'five hundred and two')
  expect(await blobs.has(hash)).toBe(true)
  expect(await read(blobs, hash)).toBe('five hundred and two')
  expect(await read(blobs, hash, 5, 11)).toBe('hundred')
  await put(blobs, 'five hundred and two')
  await blobs.remove(hash)
  await blobs.remove(hash)
  expect(await blobs.has(hash)).toBe(false)
  expect(await read(blobs, hash)).toBeNull()
  expect(server.refused).toEqual([])
})

test.each(makers)('%s lists all that was kept before a moment, and what is put again is young again', async (_, make) => {
  const blobs = make()
  expect(await list(blobs, new Date(Date.now() + 60_000))).toEqual([])
  const hashes: string[] = []
  for (const content of ['a', 'b', 'c', 'd', 'e']) hashes.push(await put(blobs, content))
  expect(await list(blobs, new Date(Date.now() + 60_000))).toEqual(hashes.sort())
  expect(await list(blobs, new Date(Date.now() - 60_000))).toEqual([])
  const between = new Date(Date.now() + 5)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await put(blobs, 'c')
  expect(await list(blobs, between)).toHaveLength(4)
  for (const hash of hashes) await blobs.remove(hash)
})

test('a bucket refuses a wrong key and a damaged file, and the words of the refusal reach the log', async () => {
  const thief = new S3Blobs(`${server.origin}/ravens`, { ...S3_KEY, secretAccessKey: 'guessed' })
  await expect(put(thief, 'x')).rejects.toThrow(/403 to PUT \/ravens\/.*SignatureDoesNotMatch/)
  const file = join(folder, 'damaged')
  await writeFile(file, 'y')
  await expect(new S3Blobs(`${server.origin}/ravens`, S3_KEY).put('a'.repeat(64), file)).rejects.toThrow(/SHA256Mismatch/)
  expect(server.objects.size).toBe(0)
})

test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`])('%s is no name of a blob in a folder', async (hash) => {
  await expect(new DiskBlobs(folder).read(hash)).rejects.toThrow(TypeError)
})
