import { expect, test } from 'vitest'
import type { DraftEntry, DraftIncident, ItemKind } from './draft'
import { findPassage, passagesOf, retype, wordsOf } from './edit'
import { whenFields, withWhen } from './entry-when'
import { stretchesOf } from './passages'

const ENTRY: DraftEntry = {
  id: 'entry-1',
  spans: [{ start: 10, end: 30 }],
  at: '2026-08-14T08:10Z',
  endedAt: null,
  precision: 'minute',
  isApproximate: false,
  clockTime: null,
  sourceText: '10:10 CEST',
  text: 'Release deployed',
  milestone: null,
  attributedTo: 'Ines',
}

const INCIDENT: DraftIncident = {
  id: 'incident-1',
  span: { start: 0, end: 60 },
  title: 'A title',
  titleSpans: [{ start: 2, end: 9 }],
  startedOn: '2026-08-14',
  severity: { asWritten: null, value: null, spans: [] },
  timeZone: { asWritten: 'CEST', iana: 'Europe/Berlin', assumed: false, spans: [] },
  tags: [],
  timeline: [ENTRY],
  causes: [{ id: 'cause-1', spans: [{ start: 31, end: 40 }], kind: 'trigger', text: 'A renamed setting' }],
  actions: [
    {
      id: 'action-1',
      spans: [{ start: 40, end: 50 }],
      text: 'Accept the old name',
      details: 'For one release.',
      owner: 'Tomás',
      due: 'Q3',
      done: null,
      ticket: 'OPS-7',
    },
  ],
  lessons: [],
  sections: [{ id: 'section-1', spans: [{ start: 0, end: 60 }], key: 'notes', title: 'Notes', body: 'Nobody looked.' }],
  structure: [],
  doubts: [],
}

const KINDS: (ItemKind | 'structure')[] = ['entry', 'cause', 'action', 'lesson', 'section', 'structure']

test.each(KINDS.flatMap((to) => ['entry-1', 'cause-1', 'action-1', 'section-1'].map((id) => [id, to] as const)))(
  '%s becomes %s with every word, in its place in the source, once',
  (id, to) => {
    const changed = retype(INCIDENT, id, to)
    const words = wordsOf(findPassage(INCIDENT, id)).match(/[\p{L}\d]+/gu) ?? []
    const now = wordsOf(findPassage(changed, id))
    for (const word of words) expect(now).toContain(word)
    expect(findPassage(changed, id).spans).toEqual(findPassage(INCIDENT, id).spans)
    expect(passagesOf(changed)).toHaveLength(passagesOf(INCIDENT).length)
  },
)

test('two passages made into sections do not share a key', () => {
  const changed = retype(retype(INCIDENT, 'entry-1', 'section'), 'cause-1', 'section')
  expect(new Set(changed.sections.map(({ key }) => key)).size).toBe(3)
})

test('an entry in UTC is edited in the zone of the incident, and stays in UTC', () => {
  expect(whenFields(ENTRY, 'Europe/Berlin')).toEqual({ day: '2026-08-14', clock: '10:10' })
  expect(withWhen(ENTRY, { day: '2026-08-14', clock: '10:13' }, 'Europe/Berlin').at).toBe('2026-08-14T08:13Z')
  expect(withWhen(ENTRY, { day: '2026-08-14', clock: '10:10' }, 'Europe/Berlin')).toBe(ENTRY)
})

test.each([
  [
    { day: '2026-08-14', clock: '' },
    { at: '2026-08-14', precision: 'day', clockTime: null },
  ],
  [
    { day: '2026-08', clock: '' },
    { at: '2026-08', precision: 'month', clockTime: null },
  ],
  [
    { day: '', clock: '10:13' },
    { at: null, precision: 'minute', clockTime: '10:13' },
  ],
  [
    { day: '', clock: '' },
    { at: null, precision: 'unknown', clockTime: null },
  ],
] as const)('%j is no more precise than it says', (fields, expected) => {
  expect(withWhen(ENTRY, fields, 'Europe/Berlin')).toMatchObject(expected)
})

test.each([
  { day: '2026-02-30', clock: '' },
  { day: '14.8.2026', clock: '' },
  { day: '2026-08-14', clock: '25:00' },
  { day: '2026-08', clock: '10:00' },
])('%j is refused with the field it is about', (fields) => {
  expect(() => withWhen(ENTRY, fields, 'Europe/Berlin')).toThrow(expect.objectContaining({ fields: expect.any(Object) }))
})

test('the stretches of a source are all of it, and the shorter passage counts where two overlap', () => {
  const text = '# A title\n10:10 CEST Release deployed A renamed setting Accept'.slice(0, 60)
  const stretches = stretchesOf(text, INCIDENT)
  expect(stretches.map((stretch) => stretch.text).join('')).toBe(text)
  expect(stretches.map(({ kind }) => kind)).toEqual([
    'section',
    'fact',
    'section',
    'entry',
    'section',
    'cause',
    'action',
    'section',
  ])
})
