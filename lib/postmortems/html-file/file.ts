import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { incidentName } from '../../incidents/rules'
import type { PostmortemDocument } from '../document'
import { element } from '../hast'
import type { SafeHtml } from '../rendering'
import { visible } from '../visible'
import { phaseFigure } from './phases'
import { PICTURE_STYLE, pictureFigure } from './picture'
import { runningFoot, STYLE } from './style'

/** Nothing in the file runs, and it asks nobody for anything, whoever opens it wherever. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

const STATE_WORDS = { draft: 'Draft, not published', in_review: 'In review, not published', published: 'Published' } as const

/**
 * A postmortem as one HTML file that needs nothing besides itself. `body` is what its template made of it, without the title. The
 * same document is the same bytes.
 */
export function htmlFile(document: PostmortemDocument, body: SafeHtml): string {
  const { number, title, severity, state, publishedAt } = document
  const name = incidentName(number)
  const line = [
    name,
    severity,
    publishedAt && state === 'published' ? `Published ${publishedAt.slice(0, 10)}` : STATE_WORDS[state],
    document.isPrivate ? 'Private' : null,
  ]
  const figures = [phaseFigure(document), pictureFigure(document)].filter((figure) => figure !== null)
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en' }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('meta', { httpEquiv: ['Content-Security-Policy'], content: FILE_POLICY }),
          element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          element('meta', { name: 'robots', content: 'noindex' }),
          element('meta', { name: 'referrer', content: 'no-referrer' }),
          element('title', {}, [text(`${name} ${title}`)]),
          element('style', {}, [text(`${STYLE}${PICTURE_STYLE}${runningFoot(`${name} ${title}`)}`)]),
        ]),
        element('body', {}, [
          element('header', {}, [
            element('p', {}, [text(line.filter(Boolean).join(' · '))]),
            element('h1', {}, visible(title)),
            ...figures,
          ]),
          element('main', {}, [{ type: 'raw', value: withBareLinks(body) } as unknown as ElementContent]),
        ]),
      ]),
    ],
  }
  return `${toHtml(tree, { allowDangerousHtml: true })}\n`
}

/** What the template wrote below the front matter, without the title that stands over the file already. */
export const withoutTitle = (markdown: string): string => markdown.replace(/^\s*# [^\n]*\n/, '')

/** A link that shows its own address is not followed by it on paper. */
const withBareLinks = (html: string): string =>
  html.replace(/<a href="([^"<>]+)" rel="([^"<>]*)">\1<\/a>/g, '<a class="bare" href="$1" rel="$2">$1</a>')

const text = (value: string) => ({ type: 'text' as const, value })
