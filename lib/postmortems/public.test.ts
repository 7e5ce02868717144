import { expect, test } from 'vitest'
import { makeAction, makeCause, makeDocument, makeEntry, makeProof } from '@/tests/support/postmortem'
import type { PostmortemDocument } from './document'
import { writeMarkdown } from './markdown'
import { publicPart } from './public'
import { TEMPLATES } from './templates/registry'

const SECRET = 'canary-7f3a'
const open = { audience: 'public' } as const

/** The canary stands in everything that is not for everybody. */
const document: PostmortemDocument = makeDocument({
  people: [{ name: SECRET, role: 'lead' }],
  services: [SECRET],
  tags: [SECRET],
  sections: [
    { key: 'summary', title: 'Summary', body: 'Orders were refused.', ...open },
    { key: 'impact', title: SECRET, body: SECRET },
    { key: 'x', title: SECRET, body: SECRET, audience: 'restricted' },
  ],
  timeline: [
    makeEntry({ text: SECRET, occurredAt: '2026-08-14T08:10:00.000Z', milestone: 'impact_started' }),
    makeEntry({ text: 'Alarm', occurredAt: '2026-08-14T08:13:05.000Z', milestone: 'detected', attributedTo: SECRET, ...open }),
    makeEntry({ text: SECRET, audience: 'members' }),
  ],
  causes: [
    makeCause({
      text: SECRET,
      actions: [3, 4],
      whys: [makeCause({ text: 'No schema', evidence: [0, 1], actions: [3, 4], ...open })],
    }),
  ],
  actions: [
    makeAction({
      title: 'Validate',
      owner: SECRET,
      ticketUrl: `https://${SECRET}/`,
      waiver: { reason: SECRET, approvedBy: SECRET, expiresOn: '2027-01-01' },
      checks: [
        makeProof({
          title: SECRET,
          statement: SECRET,
          definition: SECRET,
          shownRed: { at: '2026-08-14T08:10:00.000Z', against: SECRET },
        }),
      ],
      ...open,
    }),
    makeAction({ number: 4, title: SECRET, details: SECRET }),
  ],
  lessons: [
    { kind: 'went_well', text: SECRET },
    { kind: 'got_lucky', text: 'It was night', ...open },
  ],
})

test('nothing that is not public is in the public part, whatever a template asks of it', () => {
  const everything = TEMPLATES.map(({ source }) => source)
    .join('\n')
    .replaceAll('::public-only', '')
  const each = everything.replaceAll(/^:::.*$/gm, '')
  const facts = ['people', 'lead', 'authors', 'services', 'tags', 'impact-started', 'ttd'].map((name) => `:fact[${name}]`)
  const text = writeMarkdown(document, { source: `::public-only\n\n${each}\n\n${facts.join(' ')}` })
  expect(JSON.stringify(publicPart(document))).not.toContain(SECRET)
  expect(text).not.toContain(SECRET)
  for (const told of ['Orders were refused.', 'Alarm', 'No schema', 'Validate', 'It was night']) expect(text).toContain(told)
})

test('a moment and a length are told where their entries are public', () => {
  const told = publicPart(document)
  expect(told.milestones.map(({ milestone }) => milestone)).toEqual(['detected'])
  expect(told.measures).toEqual([])
  const both = publicPart({ ...document, timeline: document.timeline.map((entry) => ({ ...entry, ...open })) })
  expect(both.measures.map(({ name }) => name)).toEqual(['TTD'])
})

test('a cause under one that is not public stands in its place, with the evidence and the actions that are', () => {
  expect(publicPart(document).causes).toMatchObject([{ text: 'No schema', evidence: [0], actions: [3], elsewhere: [], whys: [] }])
})
