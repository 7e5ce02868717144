import { compose } from '../lib/postmortems/directives/compose'
import { Embedder } from '../lib/postmortems/embed'
import { renderHtml } from '../lib/postmortems/html'
import { toText, writeMarkdown } from '../lib/postmortems/markdown'
import { parse } from '../lib/postmortems/parse'
import { renderInThread } from '../lib/postmortems/render-pool'
import { classic } from '../lib/postmortems/templates/classic/template'
import { writeInThread } from '../lib/postmortems/write-pool'
import { makeDocument, makeEntry } from '../tests/support/postmortem'
import { median, printTable } from './table'

const ROUNDS = 40

/** 20 words with one of each common construct. */
const paragraph = (n: number) =>
  `The cache of node ${n} was cold, so **every** request went to the database, which \`queued\` them for [minutes](https://example.org/${n}).`
const body = (words: number) =>
  Array.from({ length: words / 20 }, (_, n) =>
    n % 10 === 0 ? `## Part ${n}\n\n- one\n- two\n\n${paragraph(n)}` : paragraph(n),
  ).join('\n\n')

const began = Date.parse('2026-08-14T08:10:00Z')
const document = makeDocument({
  sections: ['Summary', 'Impact', 'Detection', 'Response'].map((title) => ({ key: title, title, body: body(500) })),
  timeline: Array.from({ length: 200 }, (_, n) =>
    makeEntry({
      occurredAt: new Date(began + n * 60_000).toISOString(),
      text: `Node ${n} is \`restarted\`, see *runbook* ${n}`,
      attributedTo: 'Ada',
    }),
  ),
})

const tree = { type: 'root' as const, children: compose(classic.source, [document], new Embedder()).children }
const section = body(2_000)

const floor = 'mdast-util-to-markdown alone, of the finished tree'
printTable(`Markdown out: 2 000 words and 200 entries (${writeMarkdown(document, classic).length} characters)`, [
  { what: floor, ms: await median(ROUNDS, () => toText(tree)) },
  {
    what: 'building the tree',
    ms: await median(ROUNDS, () => compose(classic.source, [document], new Embedder())),
    against: floor,
  },
  { what: 'document to text', ms: await median(ROUNDS, () => writeMarkdown(document, classic)), against: floor },
  { what: 'document to text, in a thread', ms: await median(ROUNDS, () => writeInThread(document, classic.id)), against: floor },
])

const parsing = 'parsing alone'
printTable('Markdown in: a section of 2 000 words, the first time it is seen', [
  { what: parsing, ms: await median(ROUNDS, () => parse(section, 'section')) },
  { what: 'to sanitised HTML', ms: await median(ROUNDS, () => renderHtml(section, 'section')), against: parsing },
  {
    what: 'to sanitised HTML, in a thread',
    ms: await median(ROUNDS, () => renderInThread(section, 'section')),
    against: parsing,
  },
])
