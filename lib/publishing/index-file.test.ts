import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { type Listed, writeIndex } from './index-file'
import { problemInIndex } from './rules'

const one = (more: Partial<Listed> = {}): Listed => ({
  number: 12,
  title: 'Checkout refused',
  severity: 'SEV2',
  startedOn: '2026-03-01',
  path: 'postmortems/2026/inc-12.md',
  states: ['verified', 'regressed'],
  ...more,
})
const write = (there: string | null, listed: Listed[] = [one()], at = 'README.md', badges: string | null = null) =>
  writeIndex(there, at, listed, badges)

test('a new index lists what stands in the repository, the newest first, with a link to each', () => {
  const older = one({ number: 3, title: 'Older', startedOn: '2025-12-24', severity: null, states: [] })
  expect(write(null, [older, one({ number: 4, startedOn: null, title: 'Undated' }), one()])).toBe(`# Postmortems

<!-- nevermore:index begins -->
| Incident | Date | Severity | Title | Proof |
| - | - | - | - | - |
| [INC-12](postmortems/2026/inc-12.md) | 2026-03-01 | SEV2 | Checkout refused | 1 of 2 actions verified, 1 regressed |
| [INC-3](postmortems/2026/inc-12.md) | 2025-12-24 | | Older | |
| [INC-4](postmortems/2026/inc-12.md) | | SEV2 | Undated | 1 of 2 actions verified, 1 regressed |
<!-- nevermore:index ends -->
`)
})

test('links lead from the folder of the index, whatever the names', () => {
  const links = (at: string, path: string) => /\]\(([^)]*)\)/.exec(write(null, [one({ path })], at) ?? '')?.[1]
  expect(links('postmortems/README.md', 'postmortems/2026/inc-1.md')).toBe('2026/inc-1.md')
  expect(links('docs/list/README.md', 'postmortems/inc-1.md')).toBe('../../postmortems/inc-1.md')
  expect(links('README.md', 'größe/inc#1 a?.md')).toBe('gr%C3%B6%C3%9Fe/inc%231%20a%3F.md')
})

test('where badges are public they stand in the place of words', () => {
  expect(write(null, [one()], 'README.md', 'https://n.example.org')).toContain(
    '![1 of 2 actions verified, 1 regressed](https://n.example.org/badge/INC-12.svg)',
  )
})

test.each(['\n', '\r\n'])('what people wrote around our part stays to the byte, and writing again changes nothing', (end) => {
  const [before, after] = [`# Handbook${end}${end}\tHello  ${end}`, `${end}${end}## After${end}`]
  const first = write(`${before}<!-- nevermore:index begins -->${end}old${end}<!-- nevermore:index ends -->${after}`) ?? ''
  expect(first.startsWith(`${before}<!-- nevermore:index begins -->${end}| Incident`)).toBe(true)
  expect(first.endsWith(`<!-- nevermore:index ends -->${after}`)).toBe(true)
  expect(first).not.toContain('old')
  expect(first.replaceAll(end, '')).not.toMatch(/[\r\n]/)
  expect(write(first)).toBe(first)
})

test.each(['', '# Handbook', '# Handbook\n', '# Handbook\n\n'])(
  'a file of people’s own gets our part at its end (%j)',
  (there) => {
    const text = write(there) ?? ''
    expect(text.startsWith(there)).toBe(true)
    expect(text.slice(there.length)).toMatch(/^\n*<!-- nevermore:index begins -->\n\|/)
    expect(write(text)).toBe(text)
  },
)

test.each([
  ['an end without a beginning', 'a\n<!-- nevermore:index ends -->\n'],
  ['a beginning without an end', '<!-- nevermore:index begins -->\na\n'],
  ['two pairs', '<!-- nevermore:index begins -->\n<!-- nevermore:index ends -->\n'.repeat(2)],
  ['the end first', '<!-- nevermore:index ends -->\n<!-- nevermore:index begins -->\n'],
  ['a file that is no UTF-8', 'a\uFFFD'],
])('%s: the file is left alone', (_, there) => expect(write(there)).toBeNull())

test('no title breaks the table, ends our part, or becomes more than text', () => {
  const hostile = [
    'a | b',
    '<!-- nevermore:index ends -->',
    'x\n<!-- nevermore:index ends -->\ny',
    '<script>',
    '[a](javascript:b)',
    '![x](y)',
    '`|`',
    '\\|',
    '| |',
    '# a',
    '&lt;b&gt;',
  ]
  for (const title of hostile) {
    const text = write(null, [one({ title })]) ?? ''
    const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    expect(
      tree.children.map(({ type }) => type),
      title,
    ).toEqual(['heading', 'html', 'table', 'html'])
    const [, row] = (tree.children[2] as { children: { children: { children: { type: string; value?: string }[] }[] }[] })
      .children
    expect(row?.children).toHaveLength(5)
    expect(row?.children[3]?.children.map(({ type, value }) => [type, value])).toEqual([['text', title.replace(/\s+/g, ' ')]])
    expect(write(text, [one({ title })])).toBe(text)
  }
})

test('the path of an index is one file inside of the repository', () => {
  expect(problemInIndex('docs/README.md')).toBeNull()
  for (const wrong of ['README', '/README.md', '../README.md', 'a/{number}.md', '.git/x.md', 'a\\b.md'])
    expect(problemInIndex(wrong)).not.toBeNull()
})
