import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLACE, picture } from '@/tests/support/images'
import { Invalid } from '../platform/errors'
import { takeIn } from './take-in.store'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'take-in-'))
})
afterAll(() => rm(folder, { recursive: true }))

const take = async (content: Buffer | string) => {
  const file = join(folder, 'incoming')
  await writeFile(file, content)
  return takeIn(file, async (taken) => ({ ...taken, content: await readFile(taken.file) }))
}

test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('of a %s nothing is kept but its pixels', async (format) => {
  const sent = await picture(format)
  if (format !== 'gif') expect(sent.includes(PLACE)).toBe(true)
  const { type, content, hash, bytes, size } = await take(Buffer.concat([sent, Buffer.from(format === 'avif' ? '' : PLACE)]))
  expect(type).toMatchObject({ mediaType: `image/${format}`, as: 'image' })
  expect(content.includes(PLACE)).toBe(false)
  expect(content.includes('GPS')).toBe(false)
  expect(bytes).toBe(content.length)
  expect(hash).toBe(createHash('sha256').update(content).digest('hex'))
  // A photo is turned before the word that says how to turn it goes.
  expect(size).toEqual(format === 'gif' || format === 'avif' ? { width: 40, height: 20 } : { width: 20, height: 40 })
})

test('an AVIF is still the same picture after its metadata is gone', async () => {
  const { content } = await take(await picture('avif'))
  const sent = await picture('avif')
  expect(content.length).toBe(sent.length)
  // All that differs are bytes that are zero now.
  for (const [at, byte] of content.entries()) if (byte !== sent[at]) expect(byte).toBe(0)
})

test.each([
  ['a log', 'Nov 21 10:00:00 web-1 nginx: 502 für alle\n'.repeat(20_000), 'text/plain'],
  ['a page', '<!doctype html><script>alert(1)</script>', 'text/plain'],
  ['XML', '<?xml version="1.0"?><rss/>', 'text/plain'],
  ['an SVG', '<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
  ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n', 'application/pdf'],
  ['a packed log', gzipSync('x'.repeat(1000)), 'application/gzip'],
])('%s is known by its content', async (_, content, mediaType) => {
  expect((await take(content)).type.mediaType).toBe(mediaType)
})

test.each([
  ['a program', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])],
  ['anything with zeros in it', Buffer.from('abc\0def')],
  ['nothing', Buffer.alloc(0)],
  ['half a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ['an AVIF without boxes', Buffer.concat([Buffer.from('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'latin1'), Buffer.alloc(40)])],
])('%s is refused with a reason', async (_, content) => {
  await expect(take(content)).rejects.toThrow(Invalid)
})

test('a picture that unpacks to more than 100 megapixels is refused, and leaves nothing behind', async () => {
  const huge = await picture('png')
  huge.writeUInt32BE(20_000, 16)
  huge.writeUInt32BE(20_000, 20)
  huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29)
  await expect(take(huge)).rejects.toThrow(/exceeds pixel limit/)
  expect(await readdir(folder)).toEqual(['incoming'])
})
