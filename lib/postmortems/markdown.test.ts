import fc from 'fast-check'
import type { List, ListItem, Nodes, Root, RootContent, Table } from 'mdast'
import { remark } from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { anyText } from '@/tests/support/any-text'
import { hostileMarkdown } from '@/tests/support/hostile-markdown'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { makeAction, makeCause, makeDocument, makeEntry, makeProof } from '@/tests/support/postmortem'
import type { Cause, PostmortemDocument } from './document'
import { factsOf, splitFrontMatter } from './front-matter'
import { refuseEarly } from './limits'
import { writeMarkdown } from './markdown'
import { parse } from './parse'
import { isHarmless } from './raw-html'
import { classic } from './templates/classic/template'

const write = (document: PostmortemDocument) => writeMarkdown(document, classic)
const reader = remark().use(remarkFrontmatter, ['yaml']).use(remarkGfm)

const asText = (value: string) => value.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd')
const words = (value: string) => value.split(/\s+/u).filter(Boolean)

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function all(node: Nodes, type: Nodes['type'], found: Nodes[] = []): Nodes[] {
  if (node.type === type) found.push(node)
  if ('children' in node) for (const child of node.children) all(child, type, found)
  return found
}

/** The document's parts: what stands under each heading of the first or second level at the root. */
function partsOf(tree: Root): { title: string; depth: number; nodes: RootContent[] }[] {
  const parts: { title: string; depth: number; nodes: RootContent[] }[] = []
  for (const node of tree.children.slice(1)) {
    if (node.type === 'heading' && node.depth <= 2) parts.push({ title: textOf(node), depth: node.depth, nodes: [] })
    else parts.at(-1)?.nodes.push(node)
  }
  return parts
}

type Shape = Shape[]
const shapeOf = (item: ListItem): Shape => {
  const last = item.children.at(-1)
  return last?.type === 'list' ? last.children.map(shapeOf) : []
}
const shapeOfCause = (cause: Cause): Shape => cause.whys.map(shapeOfCause)
const items = (nodes: RootContent[]) =>
  nodes.filter((node): node is List => node.type === 'list').flatMap((node) => node.children)

/** Reads what was written and compares every part of it with the document. */
function expectWhole(document: PostmortemDocument): void {
  const text = write(document)
  const tree = reader.parse(text)
  const first = tree.children[0]
  expect(splitFrontMatter(text).yaml.trimEnd()).toBe(first?.type === 'yaml' && first.value)
  expect(first?.type === 'yaml' && parseYaml(first.value, { schema: 'core' })).toEqual(factsOf(document))

  const parts = partsOf(tree)
  const sections = document.sections.filter((section) => section.body.trim() !== '')
  const told = (title: string, list: unknown[]) => (list.length > 0 ? [title] : [])
  expect(parts.map((part) => part.title)).toEqual([
    asText(document.title),
    ...sections.map((section) => asText(section.title)),
    ...told('Timeline', document.timeline),
    ...told('Causes', document.causes),
    ...told('Corrective actions', document.actions),
    ...told('Lessons', document.lessons),
  ])
  expect(parts.map((part) => part.depth)).toEqual(parts.map((_, index) => (index === 0 ? 1 : 2)))
  expect(all(tree, 'definition')).toEqual([])
  expect(isHarmless(all(tree, 'html').map(textOf))).toBe(true)

  const [facts] = parts
  const people = items(facts!.nodes).map(textOf)
  for (const { name } of document.people) expect(people.at(-1)).toContain(asText(name))

  for (const [index, section] of sections.entries()) expectSection(section.body, parts[index + 1]!.nodes)
  const part = (title: string) => parts.slice(1 + sections.length).find((each) => each.title === title)?.nodes ?? []

  const entries = items(part('Timeline'))
  expect(entries).toHaveLength(document.timeline.length)
  document.timeline.forEach((entry, index) => {
    expectWords(entry.text, 'short', entries[index]!)
    if (entry.attributedTo) expect(textOf(entries[index]!)).toContain(asText(entry.attributedTo))
  })

  expect(items(part('Causes')).map(shapeOf)).toEqual(document.causes.map(shapeOfCause))
  expectActions(document, part('Corrective actions'))
  const lessons = items(part('Lessons'))
  expect(lessons).toHaveLength(document.lessons.length)
}

function expectSection(body: string, nodes: RootContent[]): void {
  const root: Root = { type: 'root', children: nodes }
  expectWords(body, 'section', root)
  const names = all(root, 'footnoteDefinition').map((node) => 'identifier' in node && node.identifier)
  for (const note of all(root, 'footnoteReference')) expect(names).toContain('identifier' in note && note.identifier)
}

/** Every word a reader of the text alone would see is in the document, at its place, as a word. */
function expectWords(markdown: string, reading: 'section' | 'short', node: Nodes): void {
  const left = textOf(node)
  const leaves = refuseEarly(markdown) ? [markdown] : leavesOf(parse(markdown, reading))
  for (const word of leaves.flatMap(words)) expect(left).toContain(word)
}

const leavesOf = (node: Nodes): string[] => ('children' in node ? node.children.flatMap(leavesOf) : [textOf(node)])

function expectActions(document: PostmortemDocument, nodes: RootContent[]): void {
  if (document.actions.length === 0) return
  const overview = nodes[0] as Table
  expect(overview.type).toBe('table')
  expect(overview.children.map((row) => row.children.length)).toEqual([8, ...document.actions.map(() => 8)])
  expect(overview.children.slice(1).map((row) => textOf(row.children[1]!))).toEqual(
    document.actions.map((action) => asText(action.title)),
  )
  expect(overview.children.slice(1).map((row) => textOf(row.children[4]!))).toEqual(
    document.actions.map((action) => asText(action.owner ?? 'nobody')),
  )
  const more = document.actions.filter((action) => action.details.trim() || action.checks.length > 0 || action.waiver)
  const headings = nodes.filter((node) => node.type === 'heading' && node.depth === 3)
  expect(headings.map(textOf)).toEqual(more.map((action) => asText(`ACT-${action.number}: ${action.title}`)))
}

/** A document that holds the given texts in every field a person can fill. */
function filledWith(next: () => string): PostmortemDocument {
  return makeDocument({
    title: next(),
    people: [
      { name: next(), role: 'lead' },
      { name: next(), role: 'author' },
    ].reverse() as PostmortemDocument['people'],
    services: [next(), next()],
    tags: [next()],
    sections: [
      { key: 'a', title: next(), body: next() },
      { key: 'b', title: next(), body: next() },
      { key: 'c', title: next(), body: `${next()}\n\n${next()}` },
    ],
    timeline: [
      makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', text: next(), attributedTo: next() }),
      makeEntry({ precision: 'unknown', sourceText: next(), text: next() }),
      makeEntry({ precision: 'unknown', clockTime: '10:13', text: `${next()}\n${next()}` }),
    ],
    causes: [
      makeCause({ text: next(), evidence: [0, 1], whys: [makeCause({ text: next() }), makeCause({ text: next() })] }),
      makeCause({ text: next() }),
    ],
    actions: [
      makeAction({
        title: next(),
        details: next(),
        owner: next(),
        ticketUrl: next(),
        checks: [makeProof({ title: next(), statement: next() })],
        waiver: { reason: next(), approvedBy: next(), expiresOn: '2026-12-31' },
      }),
      makeAction({ number: 4, title: next(), owner: null }),
    ],
    lessons: [
      { kind: 'went_well', text: next() },
      { kind: 'learned', text: next() },
    ],
  })
}

describe('no text can become structure', () => {
  test('the list of naughty strings is long and without doubles', () => {
    expect(new Set(naughtyStrings).size).toBe(naughtyStrings.length)
    expect(naughtyStrings.length).toBeGreaterThan(300)
  })

  test('an ordinary postmortem', () => expectWhole(makeDocument()))

  test.each(naughtyStrings.map((naughty) => [JSON.stringify(naughty).slice(0, 60), naughty]))(
    '%s in every field',
    (_, naughty) => {
      expectWhole(filledWith(() => naughty))
    },
  )

  test('naughty strings beside each other', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.oneof(fc.constantFrom(...naughtyStrings), anyText())), (texts) =>
        expectWhole(filledWith(() => texts.next().value)),
      ),
      { numRuns: 20 },
    )
  }, 60_000)

  test('texts made of pieces of Markdown', () => {
    const piece = fc.constantFrom(
      ...'*_`~[]()<>!|#-+=&\\:/.@"\' \n\tab1',
      '\n\n',
      '    ',
      '```',
      '<!--',
      '-->',
      '](',
      '[^1]',
      'http://',
      '<b>',
      '</b>',
    )
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.infiniteStream(text), (texts) => expectWhole(filledWith(() => texts.next().value))),
      { numRuns: 40 },
    )
  }, 60_000)

  test('hostile Markdown as the body of a section', () => {
    const texts = hostileMarkdown()
    for (let at = 0; at < texts.length; at += 12) {
      const sections = texts.slice(at, at + 12).map((body, index) => ({ key: `${index}`, title: `S${index}`, body }))
      expectWhole(makeDocument({ sections }))
    }
  }, 60_000)
})
