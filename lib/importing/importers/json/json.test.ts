import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '@/lib/platform/errors'
import { Draft } from '../../draft'
import { importerFor } from '../registry'

const fileOf = (text: string) => ({ name: 'a.json', bytes: new TextEncoder().encode(text) })
const read = (text: string, evenIfNone = false) => {
  const file = fileOf(text)
  const importer = importerFor(file)
  return { importer: importer.id, ...importer.read(file, { evenIfNone }) }
}

test.each([
  ['{"name":"nevermore","version":"1.0"}', /an object with the fields “name”, “version”\. Of JSON, these are read: .*Slack/],
  ['[{"a":1},{"a":2}]', /a list of 2, the first with the fields “a”/],
  ['[]', /an empty list/],
  ['{}', /holds no field/],
  ['[{"id":"U1","team_id":"T1","name":"ines","profile":{"real_name":"Ines Brandt"}}]', /members of a Slack export/],
  ['[{"id":"C1","name":"general","creator":"U1","members":[],"purpose":{"value":""}}]', /channels of a Slack export/],
])('%s is no incident, and the answer says what it is', (text, why) => {
  const { importer, draft } = read(text)
  expect(importer).toBe('json')
  expect(draft.why).toMatch(why)
  expect(draft.incidents).toEqual([])
})

test('where a person insists, all of it becomes a section', () => {
  const { draft } = read('{"note":"the disk was full","__proto__":{"polluted":"yes it is"}}', true)
  expect(draft.incidents[0]?.sections).toMatchObject([{ body: expect.stringContaining('the disk was full') }])
  expect(draft.incidents[0]?.sections[0]?.body).toContain('yes it is')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test.each([
  ['{"a": ["b", "c"', 'breaks off at line 1, column 16: expected a ] there'],
  ['{"a": "b', 'breaks off at line 1, column 7: a text has no closing quotation mark'],
  ['{"a": 1,\n "b" 2}', 'is broken at line 2, column 6: expected a colon there'],
  ['{"a": 1}\nand then\n', 'is broken at line 2'],
  [`{"a":${'['.repeat(5_000)}`, 'nested deeper than 100 levels at line 1, column 105'],
])('%j is refused, and the answer says where', (text, message) => {
  expect(() => read(text)).toThrow(Invalid)
  expect(() => read(text)).toThrow(message)
})

test('Markdown that begins with a bracket is no JSON', () => {
  for (const text of ['[a link](https://a.example)\n\n10:13 down', '[10:13] it broke', '{% include x %}\n# Outage\n\n10:13 down'])
    expect(importerFor(fileOf(text)).id).not.toBe('json')
})

test('any JSON is read or refused in words, and so is any piece of it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), fc.nat(), (text, cut) => {
      for (const piece of [text, `{"a":${text}}`, `[{"a":${text}}]`.slice(0, cut % (text.length + 9))]) {
        try {
          expect(Draft.safeParse(read(piece).draft).error).toBeUndefined()
          expect(Draft.safeParse(read(piece, true).draft).error).toBeUndefined()
        } catch (error) {
          expect(error).toBeInstanceOf(Invalid)
        }
      }
    }),
    { numRuns: 300 },
  )
})
