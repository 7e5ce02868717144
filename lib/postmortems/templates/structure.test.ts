import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { makeAction, makeDocument, makeEntry, makeProof } from '@/tests/support/postmortem'
import { hostileToSites } from '@/tests/support/sites/hostile'
import type { PostmortemDocument } from '../document'
import { splitFrontMatter } from '../front-matter'
import { writeSeveral } from '../markdown'
import { parse } from '../parse'
import { TEMPLATES } from './registry'

/** A text in every field that is no Markdown: names, titles, tags, statements, reasons. */
function named(text: string): PostmortemDocument {
  const open = { audience: 'public' } as const
  return makeDocument({
    title: text,
    people: [
      { name: text, role: 'lead' },
      { name: text, role: 'author' },
    ],
    services: [text],
    tags: [text],
    sections: [{ key: 'summary', title: text, body: 'Words.', ...open }],
    timeline: [makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', milestone: 'detected', attributedTo: text, ...open })],
    actions: [
      makeAction({
        ...{ title: text, owner: text, ticketUrl: text, ...open },
        waiver: { reason: text, approvedBy: text, expiresOn: '2026-12-31' },
        checks: [makeProof({ title: text, statement: text })],
      }),
    ],
  })
}

const skeleton = (node: Nodes): unknown =>
  'children' in node ? [node.type, ...node.children.filter(({ type }) => type !== 'text').map(skeleton)] : node.type

// Empty and blank ones leave out what stands around them, and an address that can be opened is one.
const texts = [...naughtyStrings, ...hostileToSites].filter(
  (text, index) => index % 16 === 0 && /\S\s*\S/.test(text) && !/^https?:/.test(text),
)

test.each(TEMPLATES.map((template) => [template.id, template]))(
  '%s has the same structure whatever the names are',
  (_, template) => {
    const structureOf = (text: string) => {
      const written = writeSeveral([named(text), { ...named(text), number: 13 }], template)
      return skeleton(parse(splitFrontMatter(written).body, 'section'))
    }
    const expected = structureOf('two words')
    for (const text of texts) expect(structureOf(text), text).toEqual(expected)
  },
)
