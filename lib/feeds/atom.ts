import { type Feed, type FeedEntry, feedUpdatedAt } from './feed'

/** A feed as Atom (RFC 4287). Texts of people are escaped, and what XML cannot hold becomes a replacement character. */
export const writeAtom = (feed: Feed): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, [
    element('id', {}, text(feed.id)),
    element('title', {}, text(feed.title)),
    element('updated', {}, text(feedUpdatedAt(feed))),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrl }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.homeUrl }),
    // Whatever an entry names, a feed without an author of its own is valid only while each entry has one.
    element('author', {}, [element('name', {}, text(feed.title))]),
    ...feed.entries.map(entryElement),
  ])}\n`

const entryElement = ({ id, url, title, publishedAt, updatedAt, authors, tags, html }: FeedEntry): string =>
  element('entry', {}, [
    element('id', {}, text(id)),
    element('title', { type: 'text' }, text(title)),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', {}, text(publishedAt)),
    element('updated', {}, text(updatedAt)),
    ...authors.map((name) => element('author', {}, [element('name', {}, text(name))])),
    ...tags.map((term) => element('category', { term })),
    element('content', { type: 'html' }, text(html)),
  ])

function element(name: string, attributes: Record<string, string>, inside: string | string[] = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`)
  const content = Array.isArray(inside) ? `\n${inside.join('\n')}\n` : inside
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

const text = (value: string): string => value.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"\r]/g, (sign) => SIGNS[sign] ?? sign)
