import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDocument, makeEntry } from '@/tests/support/postmortem'
import { splitFrontMatter } from '../front-matter'
import { renderHtml } from '../html'
import { writeMarkdown } from '../markdown'
import { DEFAULT_TEMPLATE } from '../templates/registry'
import { htmlFile, withoutTitle } from './file'

const fileOf = (fields: Parameters<typeof makeDocument>[0] = {}) => {
  const document = makeDocument(fields)
  const { body } = splitFrontMatter(writeMarkdown(document, DEFAULT_TEMPLATE))
  return htmlFile(document, renderHtml(withoutTitle(body), 'page'))
}

test('the file holds the title once, the phases to scale, and what the template wrote', () => {
  const html = fileOf()
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html).toContain('<h1>Checkout refused every order</h1>')
  expect(html).not.toMatch(/<h2[^>]*>Checkout refused every order/)
  for (const part of ['Impact', 'Timeline', 'ACT-3', 'Every order was <strong>refused</strong>']) expect(html).toContain(part)
  expect(html.match(/<rect /g)).toHaveLength(2)
  expect(html).toContain('<time datetime="2026-08-14T08:10:00.000Z">14 Aug 2026 ~10:10</time>')
})

test('the file shows the timeline as a picture, with the text of an entry as text', () => {
  const html = fileOf({
    timeline: [
      makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', milestone: 'detected', text: 'Alarm' }),
      makeEntry({ occurredAt: '2026-08-14T08:40:00.000Z', text: 'Queue & <b>cache</b>' }),
      makeEntry({ precision: 'unknown' }),
    ],
  })
  const picture = /<figure class="picture">.*?<\/figure>/s.exec(html)?.[0] ?? ''
  expect(picture).toContain('Detected 10:10</text>')
  expect(picture).toContain('Queue &#x26; &#x3C;b>cache&#x3C;/b></title>')
  expect(picture).toContain('Times of Europe/Berlin. 1 entry without a known time is not drawn.')
  expect(picture).not.toContain('href')
})

test('the same postmortem is the same file, to the byte', () => expect(fileOf()).toBe(fileOf()))

test('a file of an incident without moments has no drawing, and a draft says so', () => {
  const html = fileOf({ milestones: [], timeline: [makeEntry({ precision: 'unknown' })], state: 'draft', publishedAt: null })
  expect(html).not.toContain('<svg')
  expect(html).toContain('Draft, not published')
})

const HOSTILE = [
  '</style><script>alert(1)</script>',
  '"} body{background:url(https://evil.example/x)} @page{content:"',
  '</title></head><img src=https://evil.example/y onerror=alert(1)>',
  '\\"; } @import url(https://evil.example/z); {',
  '<!-- x --><iframe src="https://evil.example"></iframe>',
]

test.each(HOSTILE)('the words %s end neither the style, the title nor the text they stand in', (words) => {
  const html = fileOf({
    title: words,
    sections: [{ key: 'summary', title: words, body: words }],
    timeline: [makeEntry({ text: words, attributedTo: words })],
    services: [words],
  })
  expect(whatItAsksFor(html)).toEqual([])
})

test('whatever people write, the file runs nothing and asks nobody for anything', () => {
  const words = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 60 }))
  fc.assert(
    fc.property(words, words, (title, body) => {
      expect(whatItAsksFor(fileOf({ title, sections: [{ key: 'a', title: 'A', body }] }))).toEqual([])
    }),
    { numRuns: 12 },
  )
})

test('a link that shows its own address is marked, so that paper does not tell it twice', () => {
  const body = 'See https://status.example.org/a?b=1&c=2 and [the page](https://status.example.org).'
  const html = fileOf({ sections: [{ key: 'a', title: 'A', body }] })
  expect(html).toContain('<a class="bare" href="https://status.example.org/a?b=1&#x26;c=2"')
  expect(html).toContain('<a href="https://status.example.org/" rel')
})

/** Every element and attribute that could load or run something, and every address in a style. */
function whatItAsksFor(html: string): string[] {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const rest = html.replace(/<style>[\s\S]*?<\/style>/, '')
  return [
    ...(style.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/url\(|@import|</g) ?? []),
    ...(rest.match(/<(script|img|iframe|link|object|embed|video|audio|source|form|base|style|use)\b/gi) ?? []),
    ...[...rest.matchAll(/<[a-z][^<>]*?\s(on\w+|src|srcset|action|style)=/gi)].map(([found]) => found),
    ...[...rest.matchAll(/href="([^"]*)"/g)].map(([, to]) => to ?? '').filter((to) => !/^(https?:|mailto:|#)/.test(to)),
  ]
}
