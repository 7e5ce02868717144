import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lostWords, unaccounted } from '@/tests/support/words-kept'
import { importerFor } from './importers/registry'
import { resultLine } from './result-line'

const EXAMPLES = join(import.meta.dirname, 'examples')
const EXPECTED = join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'examples')

const read = (name: string) => {
  const file = { name, bytes: new Uint8Array(readFileSync(join(EXAMPLES, name))) }
  return importerFor(file).read(file, {})
}

const names = readdirSync(EXAMPLES).sort()

test('there are five examples, one for each shape', () => {
  expect(names).toHaveLength(5)
})

test.each(names)('%s is read as written down beside it', (name) => {
  const { draft, text } = read(name)
  const understood = {
    ...resultLine(draft),
    mended: draft.encoding.mended,
    sections: draft.incidents.map(({ sections }) => sections.map(({ key, title }) => [key, title])),
    doubts: draft.incidents.map(({ doubts }) => doubts.map(({ kind }) => kind)),
  }
  expect(understood).toEqual(JSON.parse(readFileSync(join(EXPECTED, name.replace(/\.md$/, '.json')), 'utf8')))
  expect(lostWords(text, draft)).toEqual({})
  expect(unaccounted(text, draft)).toEqual([])
})
