import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Invalid } from '../errors'
import { receiveFile } from './upload'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'))
})
afterAll(() => rm(folder, { recursive: true }))

const LIMITS = () => ({ folder: join(folder, 'incoming'), mostBytes: 1_000_000 })
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://nevermore.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const form = (...files: File[]) => {
  const data = new FormData()
  data.set('$ACTION_ID', 'x')
  for (const file of files) data.append('file', file)
  return data
}
const receive = (request: Request) =>
  receiveFile(request, LIMITS(), async ({ name, file }) => ({ name, content: await readFile(file, 'utf8') }))

const afterwards = () => readdir(join(folder, 'incoming')).catch(() => [])

test('the file of a form is there while it is worked with, and gone afterwards', async () => {
  expect(await receive(post(form(new File(['five hundred and two'], 'график 1.log'))))).toEqual({
    name: 'график 1.log',
    content: 'five hundred and two',
  })
  expect(await afterwards()).toEqual([])
})

test('a path in the name does not reach the disk', async () => {
  expect((await receive(post(form(new File(['x'], '../../etc/passwd'))))).name).toBe('passwd')
})

test('of several files the first is taken', async () => {
  expect((await receive(post(form(new File(['1'], '1.txt'), new File(['2'], '2.txt'))))).content).toBe('1')
})

test('a large file is never in memory as a whole, and one that is too large is refused and gone', async () => {
  const piece = new Uint8Array(64_000)
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 0) controller.enqueue(new TextEncoder().encode(head))
      sent += piece.length
      controller.enqueue(piece)
      if (sent < 200_000_000) return
      controller.enqueue(new TextEncoder().encode('\r\n--b--\r\n'))
      controller.close()
    },
  })
  const before = process.memoryUsage.rss()
  await expect(receive(post(body, { 'content-type': 'multipart/form-data; boundary=b' }))).rejects.toThrow(/larger than 1 MB/)
  expect(sent).toBe(200_000_000)
  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
  expect(await afterwards()).toEqual([])
})

test.each([
  ['a form without a file', post(form())],
  ['something else than a form', post('{}', { 'content-type': 'application/json' })],
  ['nothing', new Request('http://nevermore.test/', { method: 'POST' })],
  ['a form without a boundary', post('x', { 'content-type': 'multipart/form-data' })],
  [
    'a form that ends in the middle',
    post('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', {
      'content-type': 'multipart/form-data; boundary=b',
    }),
  ],
])('%s is refused with a reason, and leaves nothing', async (_, request) => {
  await expect(receive(request)).rejects.toThrow(Invalid)
  expect(await afterwards()).toEqual([])
})

test('somebody who hangs up leaves nothing behind', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'))
      setTimeout(() => controller.error(new Error('aborted')), 20)
    },
  })
  const request = post(body, { 'content-type': 'multipart/form-data; boundary=b' })
  await expect(receive(request)).rejects.toThrow(/did not arrive whole/)
  expect(await afterwards()).toEqual([])
})
