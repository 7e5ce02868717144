import { expect, test } from 'vitest'
import { renderHtml } from './html'
import { markPassages, textIn } from './marked'

const html = renderHtml('A **bold** word & <b>no tag</b>\n\n- one\n- two', 'section')
const text = textIn(html)
const mark = (quote: string, id = 'm') => ({ id, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })

test('a passage is marked across what stands in bold, and named once', () => {
  expect(markPassages(html, [mark('A bold word')])).toContain(
    '<mark id="m">A </mark><strong><mark>bold</mark></strong><mark> word</mark>',
  )
})

test('marks change nothing that is read, and text stays text', () => {
  const marked = markPassages(html, [mark('bold word', 'a'), mark('word', 'b'), mark('one', 'c')])
  expect(textIn(marked)).toBe(text)
  expect(marked).not.toContain('<b>')
  expect(markPassages(html, [])).toBe(html)
})
