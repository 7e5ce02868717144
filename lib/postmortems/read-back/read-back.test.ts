import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument } from '@/tests/support/any-document'
import { makeDocument, makeEntry } from '@/tests/support/postmortem'
import type { Cause, PostmortemDocument } from '../document'
import { writeMarkdown } from '../markdown'
import { TEMPLATES } from '../templates/registry'
import { returnWords, type Template } from '../templates/template'
import { type ReadBack, readBack } from './read-back'

const LOSSLESS = TEMPLATES.filter(({ lossless }) => lossless)
const write = (document: PostmortemDocument, template: Template = TEMPLATES[0]) => writeMarkdown(document, template)

/** The document with the texts that came back in the place of its own. */
function withTexts(document: PostmortemDocument, back: ReadBack): PostmortemDocument {
  const texts = back.causes.values()
  const causes = (list: Cause[]): Cause[] =>
    list.map((cause) => ({ ...cause, text: texts.next().value?.text ?? 'missing', whys: causes(cause.whys) }))
  return {
    ...document,
    sections: document.sections.map((section, index) => ({ ...section, body: back.sections[index]?.text ?? 'missing' })),
    timeline: document.timeline.map((entry, index) => ({ ...entry, text: back.entries[index]?.text ?? 'missing' })),
    causes: causes(document.causes),
    actions: document.actions.map((action, index) => ({ ...action, details: back.actions[index]?.text ?? 'missing' })),
    lessons: document.lessons.map((lesson, index) => ({ ...lesson, text: back.lessons[index]?.text ?? 'missing' })),
  }
}

function expectBack(document: PostmortemDocument, template: Template): void {
  const file = write(document, template)
  const back = readBack(file)
  expect(back).not.toBeNull()
  if (!back) return
  expect(back.record.incident.title).toBe(document.title)
  expect(back.record.sections.map(({ title }) => title)).toEqual(document.sections.map(({ title }) => title))
  expect(write(withTexts(document, back), template)).toBe(file)
}

test('an ordinary postmortem comes back word by word', () => {
  const document = makeDocument()
  const back = readBack(write(document))
  expect(back && withTexts(document, back)).toEqual({
    ...document,
    sections: [document.sections[0], { ...document.sections[1], body: '### Users\n\n- 1 200 orders\n\n#### Money\n\nNone.' }],
  })
})

test('a text that is a blank of another script is no empty one, and comes back', () => {
  for (const body of ['&nbsp;', '&emsp;&nbsp;', '\u3000'])
    for (const template of LOSSLESS)
      expectBack(
        makeDocument({ sections: [{ key: 'summary', title: 'Timeline', body }], timeline: [makeEntry({ text: body })] }),
        template,
      )
})

test('lists that end in an empty point come back, and so does the list after them', () => {
  for (const text of ['1. 1.\n\n- seen', '- 1.\n\n1. seen', '- - -\n\n1. seen', '1.\n\n- seen', '1. 1.\n\nSeen.'])
    for (const template of LOSSLESS) expectBack(makeDocument({ timeline: [makeEntry({ text })] }), template)
})

test('a heading that somebody wrote anew is read', () => {
  const file = write(makeDocument())
  const back = readBack(
    file
      .replace('\n# Checkout refused every order\n', '\n# Checkout refused *most* orders\n')
      .replace('\n## Impact\n', '\n## Harm\n'),
  )
  expect(back?.record.incident.title).toBe('Checkout refused most orders')
  expect(back?.record.sections).toMatchObject([{ title: 'Summary' }, { key: 'impact', title: 'Harm' }])
})

test.each(LOSSLESS.map((template) => [template.id, template] as const))(
  'of %s, which says that it is lossless, whatever people wrote comes back so that the same file is written again',
  (_, template) => {
    fc.assert(
      fc.property(anyDocument, (document) => expectBack(document, template)),
      { numRuns: 30 },
    )
  },
  600_000,
)

test('a template that says it is one-way writes nothing that would be read back as the whole', () => {
  for (const template of TEMPLATES.filter(({ lossless }) => !lossless)) {
    expect(readBack(write(makeDocument(), template))).toBeNull()
    expect(returnWords(template)).toMatch(/^One-way/)
  }
  expect(LOSSLESS.map((template) => returnWords(template, 'plain'))).toEqual(
    LOSSLESS.map(() => expect.stringMatching(/^Lossless/)),
  )
  expect(returnWords(TEMPLATES[0], 'hugo')).toMatch(/^One-way for this generator/)
})
