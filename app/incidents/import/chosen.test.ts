import { expect, test } from 'vitest'
import { chosenIn, portionsOf } from './chosen'

const file = (path: string, size = 1) => {
  const one = new File([new Uint8Array(size)], path.split('/').at(-1) ?? '')
  Object.defineProperty(one, 'webkitRelativePath', { value: path.includes('/') ? path : '' })
  return one
}
const list = (...files: File[]) => files as unknown as FileList

test('of a folder documents and archives are sent, of files everything that was chosen', () => {
  const paths = ['docs/a.md', 'docs/.git/b.md', 'docs/node_modules/c.md', 'docs/d.png', 'docs/old.zip', 'e.adoc', '.hidden/f.md']
  expect(chosenIn(list(...paths.map((path) => file(path)))).map(({ path }) => path)).toEqual([
    '.hidden/f.md',
    'docs/a.md',
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
