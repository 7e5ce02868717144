import { expect, test } from 'vitest'
import { type Entry, makeZip } from '@/tests/support/zip'
import { isZip, openZip } from './zip'

const DOCUMENT = '# Shop down\n\nThe disk was full.\n'
const text = async (file: { load(): Promise<Uint8Array> } | undefined) => new TextDecoder().decode(await file?.load())

test('each file of an archive is unpacked as it was packed', async () => {
  const archive = makeZip([
    { name: 'postmortems/', data: '' },
    { name: 'postmortems/größe.md', data: DOCUMENT },
    { name: 'stored.txt', data: 'stored', stored: true },
    { name: Buffer.from([0x6d, 0x81, 0x2e, 0x6d, 0x64]), data: 'old name', flags: 0 },
    { name: 'empty.md', data: '' },
  ])
  expect(isZip(archive)).toBe(true)
  const files = await openZip(archive)
  expect(files.map(({ path }) => path)).toEqual(['postmortems/größe.md', 'stored.txt', 'mü.md', 'empty.md'])
  expect(await Promise.all(files.map(text))).toEqual([DOCUMENT, 'stored', 'old name', ''])
})

test.each<[string, Entry[], RegExp]>([
  ['a path that leads out', [{ name: '../etc/cron.d/x.md', data: 'x' }], /leads out of it/],
  ['a path that leads out in the middle', [{ name: 'a/../../x.md', data: 'x' }], /leads out of it/],
  ['an absolute path', [{ name: '/etc/x.md', data: 'x' }], /leads out of it/],
  ['a drive', [{ name: 'C:/x.md', data: 'x' }], /leads out of it/],
  ['a path that leads out with backslashes', [{ name: '..\\x.md', data: 'x' }], /leads out of it/],
  ['folders without end', [{ name: `${'a/'.repeat(40)}x.md`, data: 'x' }], /30 deep/],
  [
    'two files of one name',
    [
      { name: 'a.md', data: '1' },
      { name: 'a.md', data: '2' },
    ],
    /twice/,
  ],
  [
    'two entries with the same bytes',
    [
      { name: 'a.md', data: DOCUMENT },
      { name: 'b.md', data: DOCUMENT, lies: { offset: 0 } },
    ],
    /overlap/,
  ],
  [
    'an entry that holds the next',
    [
      { name: 'a.md', data: DOCUMENT, lies: { compressedSize: 70 } },
      { name: 'b.md', data: DOCUMENT },
    ],
    /overlap/,
  ],
  ['too many entries', Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}.md`, data: '' })), /10001 entries/],
])('an archive with %s is refused whole', async (_, entries, message) => {
  await expect(openZip(makeZip(entries))).rejects.toThrow(message)
})

test.each<[string, Entry, RegExp]>([
  ['a symbolic link', { name: 'a.md', data: '/etc/passwd', mode: 0o120777 }, /symbolic link/],
  ['an encrypted file', { name: 'a.md', data: 'x', flags: 1 }, /encrypted/],
  ['an archive', { name: 'a.zip', data: makeZip([{ name: 'b.md', data: 'x' }]) }, /archive in an archive/],
  ['a file of 11 MB', { name: 'a.md', data: Buffer.alloc(11_000_000, 'a') }, /more than 10 MB/],
  ['a bomb', { name: 'a.md', data: Buffer.alloc(9_000_000) }, /100 times/],
  ['a bomb that says it is small', { name: 'a.md', data: Buffer.alloc(9_000_000), lies: { size: 100 } }, /not as large/],
  ['a file shorter than it says', { name: 'a.md', data: DOCUMENT, lies: { size: 40 } }, /not as large/],
  ['a file that was changed', { name: 'a.md', data: DOCUMENT, lies: { crc: 1 } }, /checksum/],
  ['data that begins in the next entry', { name: 'a.md', data: DOCUMENT, lies: { localExtra: 60 } }, /overlap/],
])('%s is refused, and the files beside it are read', async (_, entry, message) => {
  const files = await openZip(makeZip([entry, { name: 'whole.md', data: DOCUMENT }]))
  await expect(files[0]?.load()).rejects.toThrow(message)
  expect(await text(files[1])).toBe(DOCUMENT)
})

test('what unpacks to more than 100 MB in all is stopped at 100 MB', async () => {
  const noise = Buffer.from(Array.from({ length: 9_000 }, (_, n) => `${n} ${Math.sin(n)} `).join('')).toString('base64')
  const large = noise.repeat(Math.floor(9_500_000 / noise.length))
  const files = await openZip(makeZip(Array.from({ length: 12 }, (_, n) => ({ name: `${n}.md`, data: large }))))
  let read = 0
  const all = async () => {
    for (const file of files) read += (await file.load()).length
  }
  await expect(all()).rejects.toThrow(/more than 100 MB/)
  expect(read).toBeLessThanOrEqual(100_000_000)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from(DOCUMENT)],
  ['half an archive', makeZip([{ name: 'a.md', data: DOCUMENT }]).subarray(0, 60)],
  ['an archive with a broken directory', Buffer.concat([makeZip([{ name: 'a.md', data: DOCUMENT }]).fill(0xff, 62, 80)])],
])('%s is no archive, and that is said', async (_, bytes) => {
  await expect(openZip(bytes)).rejects.toThrow(/archive cannot be read/)
})
