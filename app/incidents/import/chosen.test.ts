import { expect, test } from 'vitest'
import { chosenIn, fieldsOf, portionsOf, sentBy } from './chosen'

const file = (path: string, size = 1) => {
  const one = new File([new Uint8Array(size)], path.split('/').at(-1) ?? '')
  Object.defineProperty(one, 'webkitRelativePath', { value: path.includes('/') ? path : '' })
  return one
}
const list = (...files: File[]) => files as unknown as FileList

test('of a folder documents, what they may show and archives are sent, of files everything that was chosen', () => {
  const paths = ['docs/a.md', 'docs/.git/b.md', 'docs/node_modules/c.md', 'docs/d.png', 'docs/old.zip', 'e.adoc', '.hidden/f.md']
  expect(chosenIn(list(...paths.map((path) => file(path)))).map(({ path }) => path)).toEqual([
    '.hidden/f.md',
    'docs/a.md',
    'docs/d.png',
    'docs/old.zip',
    'e.adoc',
  ])
})

test('files are sent in portions that a form may carry, in order, and what is too large without its bytes', () => {
  const files = [
    file('a/1.md', 5_000_000),
    file('a/2.md', 5_000_000),
    file('a/3.md', 10_000_001),
    ...Array.from({ length: 450 }, (_, n) => file(`b/${n}.md`)),
  ]
  const portions = portionsOf(chosenIn(list(...files)))
  expect(portions.map((portion) => portion.files.length)).toEqual([1, 199, 200, 52])
  expect(portions.flatMap((portion) => portion.large)).toEqual(['a/3.md'])
  expect(portions.flatMap((portion) => portion.files.map(({ path }) => path))).toEqual([
    'a/1.md',
    'a/2.md',
    ...Array.from({ length: 450 }, (_, n) => `b/${n}.md`),
  ])
  expect(portionsOf([])).toEqual([])
})

test('an archive that no form may carry is sent in pieces, and one that is larger than any may be without its bytes', async () => {
  const archive = file('a/old.zip', 20_000_000)
  const huge = file('a/z.zip')
  Object.defineProperty(huge, 'size', { value: 100_000_001 })
  const portions = portionsOf(chosenIn(list(file('a/1.md'), archive, huge)))
  expect(portions.map(({ files, large, piece }) => [files.length, large, piece?.at])).toEqual([
    [1, [], undefined],
    [0, [], 0],
    [0, [], 8_000_000],
    [0, [], 16_000_000],
    [0, ['a/z.zip'], undefined],
  ])
  const form = fieldsOf(portions[3] ?? { files: [], large: [], piece: null })
  expect([form.get('path'), form.get('size'), form.get('at')]).toEqual(['a/old.zip', '20000000', '16000000'])
  expect((form.get('file') as File).size).toBe(4_000_000)
  expect([0, 1, 2, 3, 4, 5].map((place) => sentBy(portions, place))).toEqual([
    { files: 0, bytes: 0 },
    { files: 1, bytes: 1 },
    { files: 1, bytes: 8_000_001 },
    { files: 1, bytes: 16_000_001 },
    { files: 2, bytes: 20_000_001 },
    { files: 3, bytes: 20_000_001 },
  ])
})
