import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '@/tests/support/hostile-text'
import { makeDocument } from '@/tests/support/postmortem'
import { IncidentInput } from '../../../../incidents/schema'
import { newId } from '../../../../platform/ids'
import { writeMarkdown } from '../../../../postmortems/markdown'
import { classic } from '../../../../postmortems/templates/classic/template'
import { Draft } from '../../../draft'
import { rowsOf } from '../../../rows'
import { markdown } from '../importer'

const FILE = writeMarkdown(makeDocument(), classic)
const read = (text: string) =>
  markdown.read({ name: 'own.md', bytes: new TextEncoder().encode(text) }, { evenIfNone: true }).draft

test('every word of a file is an item or structure, and what it says of proof is doubted', () => {
  const [incident] = read(FILE).incidents
  expect(incident?.timeline.map(({ text, milestone }) => [text, milestone])).toEqual([
    ['New `config` goes live', 'impact_started'],
    ['Alarm', 'detected'],
    ['Somebody tells support', null],
    ['Replay of orders', null],
    ['All orders are in', 'resolved'],
  ])
  expect(incident?.causes.map(({ links }) => links?.under)).toEqual([null, 'cause-1'])
  expect(incident?.doubts.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The file says that ACT-3 is verified\. Nobody here can vouch for that: it begins as done/),
  ])
})

test('whatever somebody writes into a record is refused or can be stored', () => {
  const lines = FILE.split('\n')
  const recorded = lines.flatMap((line, index) => (/^\{"/.test(line) ? [index] : []))
  const value = fc.oneof(
    hostileText.map((text) => JSON.stringify(text)),
    fc.constantFrom(
      'null',
      '-1',
      '1e99',
      '[]',
      '{}',
      'true',
      '"\\u0000"',
      '"\\ud800"',
      '"9999-99-99"',
      '"2026-08-14T08:10:00.123456Z"',
    ),
    fc.integer().map(String),
  )
  fc.assert(
    fc.property(fc.constantFrom(...recorded), fc.nat(40), value, (at, place, forged) => {
      const parts = (lines[at] ?? '').split(/((?<=:)(?:"(?:[^"\\]|\\.)*"|[\d.]+|true|null))/)
      const places = parts.flatMap((_, index) => (index % 2 === 1 ? [index] : []))
      const text = lines.with(at, parts.with(places[place % places.length] ?? 0, forged).join('')).join('\n')
      const draft = Draft.parse(read(text))
      for (const incident of draft.incidents) {
        const { incident: facts } = rowsOf(incident, { name: 'own.md', zone: 'Etc/UTC' })
        IncidentInput.parse({ id: newId(), ...facts, services: incident.record?.services ?? [] })
      }
    }),
    { numRuns: 60 },
  )
})
