import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import type { SafeHtml } from '../postmortems/rendering'
import { writeAtom } from './atom'
import type { Feed, FeedEntry } from './feed'
import { writeJsonFeed } from './json-feed'

const entry = (fields: Partial<FeedEntry> = {}): FeedEntry => ({
  id: 'urn:uuid:0198a2c4-0000-7000-8000-000000000001',
  url: 'https://nevermore.example.org/incidents/12',
  title: 'INC-12 Checkout refused every order',
  publishedAt: '2026-08-20T09:00:00.000Z',
  updatedAt: '2026-08-21T09:00:00.000Z',
  authors: ['Bo'],
  tags: ['SEV2', 'config'],
  html: '<p>Every order was <strong>refused</strong> &#x26; lost.</p>' as SafeHtml,
  ...fields,
})
const feed = (...entries: FeedEntry[]): Feed => ({
  id: 'urn:uuid:0198a2c4-0000-7000-8000-000000000002',
  title: 'Postmortems',
  homeUrl: 'https://nevermore.example.org/incidents',
  feedUrl: 'https://nevermore.example.org/feeds/token/atom.xml',
  entries,
})

test('a feed reader finds in Atom what RFC 4287 demands, and the texts as they are', () => {
  const read = parseAtomFeed(writeAtom(feed(entry(), entry({ id: 'urn:uuid:2', authors: [] }))))
  expect(read).toMatchObject({
    id: feed().id,
    title: { value: 'Postmortems' },
    updated: '2026-08-21T09:00:00.000Z',
    authors: [{ name: 'Postmortems' }],
    links: [{ rel: 'self', href: feed().feedUrl }, { rel: 'alternate' }],
  })
  expect(read.entries).toHaveLength(2)
  expect(read.entries?.[0]).toMatchObject({
    id: entry().id,
    title: { value: entry().title },
    published: entry().publishedAt,
    updated: entry().updatedAt,
    links: [{ rel: 'alternate', href: entry().url }],
    authors: [{ name: 'Bo' }],
    categories: [{ term: 'SEV2' }, { term: 'config' }],
    content: { type: 'html', value: entry().html },
  })
})

test('and the same in JSON Feed 1.1', () => {
  expect(parseJsonFeed(writeJsonFeed(feed(entry())))).toMatchObject({
    title: 'Postmortems',
    feed_url: feed().feedUrl,
    items: [{ id: entry().id, url: entry().url, title: entry().title, content_html: entry().html, authors: [{ name: 'Bo' }] }],
  })
})

test('an empty feed is a feed, and the same bytes each time', () => {
  expect(writeAtom(feed())).toBe(writeAtom(feed()))
  expect(parseAtomFeed(writeAtom(feed())).entries ?? []).toEqual([])
})

test('whatever people write, it is text of its own element and XML holds it', () => {
  const words = fc.oneof(
    fc.constantFrom(']]></title><entry/>', '<!ENTITY x SYSTEM "file:///etc/passwd">&x;', '"/><script>', '\u0000\ud800 a\u000b'),
    fc.string({ maxLength: 30 }),
  )
  fc.assert(
    fc.property(words, words, (title, body) => {
      const xml = writeAtom(feed(entry({ title: `x${title}x`, tags: [`x${body}x`], html: body as SafeHtml })))
      expect(xml.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]|<!ENTITY|<script|\p{Surrogate}/u)
      expect(xml.match(/<entry[\s>]/g)).toHaveLength(1)
      expect(parseAtomFeed(xml).entries).toHaveLength(1)
    }),
    { numRuns: 200 },
  )
})
