import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { renderHtml } from './html'
import { parse, parseShort } from './parse'
import { renderPlain } from './verbatim'

function withoutPlaces(node: Nodes): unknown {
  const { position: _, ...rest } = node
  return 'children' in rest ? { ...rest, children: rest.children.map(withoutPlaces) } : rest
}

test('the short cut for plain words reads every line as the parser would', () => {
  const piece = fc.constantFrom(...'ab1.:/,;!-+=#|()"\'^$%{}?', '  ', '\u00a0', 'http:', 'www', 'é', '1. ', '- ', '# ', '|-|')
  const line = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    anyText(),
    fc.constantFrom(...naughtyStrings),
  )
  fc.assert(
    fc.property(line, (each) => {
      expect(withoutPlaces(parse(each, 'short'))).toEqual(withoutPlaces(parseShort(each.replace(/\p{Surrogate}/gu, '\ufffd'))))
      const html = renderPlain(each)
      if (html !== null) expect(html).toBe(renderHtml(each, 'short'))
    }),
    { numRuns: 1_000 },
  )
})

test('a section is the whole of Markdown, a short text has no headings, a line is one paragraph', () => {
  const kinds = (text: string, reading: 'section' | 'short') => parse(text, reading).children.map(({ type }) => type)
  expect(kinds('# a\n\n- b', 'section')).toEqual(['heading', 'list'])
  expect(kinds('# a\n\n- b', 'short')).toEqual(['paragraph', 'list'])
  expect(kinds('- b', 'short')).toEqual(['paragraph'])
  expect(kinds('', 'short')).toEqual([])
})
