import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { withEvidence } from './evidence'

test('evidence stands in a list below the text, and more of it in the same list', () => {
  const one = withEvidence('The queue was full', {
    address: 'https://graphs.example.org/d/12?from=1',
    words: 'Queue, 10:00 to 11:00',
  })
  expect(one).toBe('The queue was full\n\n- [Queue\\, 10\\:00 to 11\\:00](<https://graphs.example.org/d/12?from=1>)')
  expect(withEvidence(one, { address: 'https://example.org/log', words: '' })).toBe(`${one}\n- <https://example.org/log>`)
})

test('whatever somebody calls it, it is one link with these words to this address', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('a](b)', '`x', '![y](z)', '<b>', '&amp;', '*a*', 'a\nb', '\\'))
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), name, (address, words) => {
      const list = fromMarkdown(withEvidence('Said', { address, words })).children[1]
      const item = list?.type === 'list' ? list.children[0]?.children[0] : undefined
      const links = item?.type === 'paragraph' ? item.children : []
      const said = words.trim().replace(/\s+/g, ' ')
      expect(links).toMatchObject([{ type: 'link', url: new URL(address).href }])
      const [link] = links
      const shown = link?.type === 'link' ? link.children.map((child) => ('value' in child ? child.value : '')).join('') : ''
      expect(shown).toBe(said === '' ? new URL(address).href : said)
    }),
    { numRuns: 300 },
  )
})
