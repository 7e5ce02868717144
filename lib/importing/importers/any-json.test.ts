import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '@/lib/platform/errors'
import { anyText } from '@/tests/support/any-text'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { Draft } from '../draft'
import { passagesOf } from '../edit'
import { importerFor } from './registry'

/** The names of fields that the forms know, with anything in them: what a hostile or a later export may hold. */
const NAMES =
  `ts text user subtype blocks attachments files messages users days channel name profile incident incidents log_entries
  incident_number type created_at agent summary notes content title status data entries eventTime createdAt actor log note tinyId message
  description tags report ackTime details incident_status incident_timestamp_values incident_timestamp value custom_field_entries
  custom_field values value_text incident_updates follow_ups actions assignee reference severity priority __proto__ constructor toString`.split(
    /\s+/,
  )
const MARKS = [
  '"tinyId": "1"',
  '"incident_number": 7, "type": "incident"',
  '"incident_status": {}, "name": "x"',
  '"ts": "1779099185.1", "text": "x"',
]
const leaf = fc.oneof(
  fc.constantFrom(
    '2026-05-18T10:13:00Z',
    '1779099185.000100',
    'trigger_log_entry',
    'resolved',
    'Impact started at',
    '\u0000',
    '\ud800',
  ),
  anyText({ maxLength: 20 }),
  fc.jsonValue({ maxDepth: 1 }),
)
const { any } = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('any')), { maxLength: 6 })
      .map((pairs) => new Map(pairs as [string, unknown][])),
  ),
}))
const written = (value: unknown): string =>
  value instanceof Map
    ? `{${[...value].map(([name, inner]) => `${JSON.stringify(name)}: ${written(inner)}`).join(', ')}}`
    : Array.isArray(value)
      ? `[${value.map(written).join(', ')}]`
      : JSON.stringify(value)

test('whatever stands in the fields of a known form, the draft is whole or the file is refused in words', () => {
  const used = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom(...MARKS), any, any, (mark, first, second) => {
      const text = `{${mark}, "incident": ${written(first)}, "data": ${written(second)}, "messages": ${written(first)}}`
      const file = { name: 'a.json', bytes: new TextEncoder().encode(text) }
      const importer = importerFor(file)
      used.add(importer.id)
      try {
        const { draft, text: shown } = importer.read(file, {})
        expect(Draft.safeParse(draft).error).toBeUndefined()
        for (const incident of draft.incidents)
          for (const { spans } of passagesOf(incident))
            for (const { start, end } of spans) expect(start <= end && end <= shown.length).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(Invalid)
      }
    }),
    { numRuns: 1_000 },
  )
  expect([...used].sort()).toEqual(['incident-io', 'opsgenie', 'pagerduty', 'slack'])
})

test('fields of millions, deep lists and long texts are read in a time that grows as they do', () => {
  const seconds = (text: string): number =>
    cpuSeconds(() => {
      const file = { name: 'a.json', bytes: new TextEncoder().encode(text) }
      try {
        importerFor(file).read(file, {})
      } catch (error) {
        expect(error).toBeInstanceOf(Invalid)
      }
    })
  const message = (text: string) => `[{"ts": "1779099185.1", "text": ${JSON.stringify(text)}}]`
  const hostile = [
    ...['*a ', '<', '`', '```', '~a', ':a', '\\', '\n#', '<a|', '&lt;', '* *', '_a_ '].map((piece) =>
      message(piece.repeat(900_000 / piece.length)),
    ),
    `[{"ts": "1779099185.1", "text": "x"}${', {"ts": "1779099185.1", "text": "x y"}'.repeat(20_000)}]`,
    `[{"ts": "1779099185.1", "text": "x", "blocks": ${'[{"elements":'.repeat(45)}[]${'}]'.repeat(45)}}]`,
    `{"tinyId": "1"${', "tags": ["a b"]'.repeat(50_000)}}`,
    `{"incident_status": {}, "follow_ups": [${Array.from({ length: 8_000 }, (_, n) => `{"incident_id": "${n}", "title": "do it"}`).join(',')}]}`,
    `{"ts": "1779099185.1", "text": "${'\\"'.repeat(400_000)}`,
  ]
  for (const text of hostile) expect(seconds(text), text.slice(0, 60)).toBeLessThan(2)
})
