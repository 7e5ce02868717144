import Ajv2020 from 'ajv/dist/2020'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAction, makeCause, makeDocument, makeEntry, makeProof } from '@/tests/support/postmortem'
import { jsonFile } from './file'
import { FORMAT, IncidentJson, incidentJsonSchema } from './schema'

test('the file has the documented shape, and begins with the name of it', () => {
  const text = jsonFile(makeDocument())
  expect(text.startsWith(`{\n  "format": "${FORMAT}",\n  "incident": "INC-12",`)).toBe(true)
  const read = IncidentJson.parse(JSON.parse(text))
  expect(read.actions.map(({ action, checks }) => [action, checks.length])).toEqual([
    ['ACT-3', 1],
    ['ACT-4', 0],
  ])
  expect(read.causes).toMatchObject([{ evidence: [0], actions: ['ACT-3'], whys: [{ text: 'No schema existed' }] }])
})

test('a field that the shape does not name never gets into a file', () => {
  const document = {
    ...makeDocument(),
    password: 'heliotrope',
    sections: [{ ...makeDocument().sections[0]!, notes: 'heliotrope' }],
  }
  expect(jsonFile(document)).not.toContain('heliotrope')
})

test('what the file says of a postmortem holds by its JSON Schema too, whatever people wrote and however little is known', () => {
  const valid = new Ajv2020({ strict: true, validateFormats: false }).compile(incidentJsonSchema())
  const word = fc.string({ maxLength: 20 })
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value)
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms).toISOString())
  const document = fc
    .record({
      title: word,
      severity: maybe(fc.constant('SEV1' as const)),
      at: maybe(moment),
      publishedAt: maybe(moment),
      by: maybe(word),
    })
    .map(({ title, severity, at, publishedAt, by }) =>
      makeDocument({
        ...{ title, severity, publishedAt, startedOn: at?.slice(0, 10) ?? null },
        sections: [{ key: title, title, body: title, audience: 'public' }],
        timeline: [makeEntry({ text: title, occurredAt: at, attributedTo: by, sourceText: by, clockTime: by })],
        causes: [makeCause({ text: title, whys: [makeCause({ text: title, whys: [makeCause()] })] })],
        actions: [
          makeAction({
            ...{ title, owner: by, verifiedAt: at, ticketUrl: by, type: null },
            waiver: by === null ? null : { reason: by, approvedBy: by, expiresOn: '2027-01-01' },
            checks: [makeProof({ title, statement: by, verdict: null, shownRed: at === null ? null : { at, against: title } })],
          }),
        ],
      }),
    )
  fc.assert(
    fc.property(document, (each) => {
      const read: unknown = JSON.parse(jsonFile(each))
      expect(IncidentJson.safeParse(read).error).toBeUndefined()
      expect(valid(read), JSON.stringify(valid.errors)).toBe(true)
    }),
    { numRuns: 50 },
  )
  expect(valid({ ...JSON.parse(jsonFile(makeDocument())), extra: 1 })).toBe(false)
})
