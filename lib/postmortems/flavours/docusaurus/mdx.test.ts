import matter from 'gray-matter'
import type { Nodes, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import { expect, test } from 'vitest'
import { makeDocument } from '@/tests/support/postmortem'
import { expectWords, pagesOfSite } from '@/tests/support/sites/pages'
import { writeMarkdown } from '../../markdown'
import { classic } from '../../templates/classic/template'
import type { Flavour } from '../flavour'
import { plain } from '../plain/flavour'
import { docusaurus } from './flavour'

/** What Docusaurus is made of: gray-matter for the front matter, MDX with GitHub's Markdown and directives for what follows. */
const reader = remark()
  .data('micromarkExtensions', [directive()])
  .data('fromMarkdownExtensions', [directiveFromMarkdown()])
  .use(remarkMdx)
  .use(remarkGfm)

const read = (text: string): { facts: Record<string, unknown>; tree: Root } => {
  const { data, content } = matter(text, { language: 'yaml' })
  return { facts: data, tree: reader.parse(content) }
}

const all = (node: Nodes): Nodes[] => ['children' in node ? node.children.flatMap(all) : [], node].flat()

function textOf(node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'textDirective') return `:${node.name}`
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join(node.type === 'root' || node.type === 'listItem' ? '\n' : '')
  return ['heading', 'paragraph', 'tableCell', 'tableRow'].includes(node.type) ? `${text} ` : text
}

/** ":30" of a time is a directive of text alone, which Docusaurus writes out again. */
const isMore = (node: Nodes): boolean =>
  node.type === 'textDirective'
    ? node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0
    : /^mdx|Directive$/.test(node.type)

function expectAll(flavour: Flavour): void {
  for (const page of pagesOfSite()) {
    const { facts, tree } = read(writeMarkdown(page.document, classic, { flavour }))
    expect(facts).toMatchObject({ title: page.document.title, tags: page.document.tags.filter((tag) => /[\p{L}\d]/u.test(tag)) })
    expectWords(textOf(tree), page)
    expect(all(tree).filter(isMore), page.document.title).toEqual([])
  }
}

test('a page of Docusaurus holds each postmortem, and nothing in it is a program, an element or a directive', () =>
  expectAll(docusaurus))

test('what is written for others would not do', () => expect(() => expectAll(plain)).toThrow())

test('a picture or a link to nothing of the site is left to the reader, for a build would end there', () => {
  const body = '![a](b.png) [c](d.md) [e](#f) [g](https://a.example) ![h](attachment:0198/h.png)\n\n![i][j]\n\n[j]: k'
  const document = makeDocument({ sections: [{ key: 'summary', title: 'Summary', body }] })
  const { tree } = read(writeMarkdown(document, classic, { flavour: docusaurus }))
  const urls = all(tree).flatMap((node) => ('url' in node ? [node.url] : []))
  expect(urls).toEqual(
    expect.arrayContaining([
      'pathname://b.png',
      'pathname://d.md',
      '#f',
      'https://a.example',
      'attachment:0198/h.png',
      'pathname://k',
    ]),
  )
})
