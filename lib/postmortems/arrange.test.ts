import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange } from './arrange'
import type { DocumentRow } from './store'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 14, 8, minute))
const member = (name: string) => ({ member: { name } })
const entry = (id: string, position: number) => ({
  ...{ id, position, text: id, occurredAt: at(position), endedAt: null, precision: 'minute', isApproximate: false },
  ...{ clockTime: null, sourceText: null, milestone: null, attributedTo: null },
})
const cause = (id: string, position: number, parentId: string | null) => ({
  ...{ id, position, parentId, kind: 'trigger', text: id, deletedAt: null },
  evidence: [{ entryId: 'b' }, { entryId: 'a' }],
  actions: [4, 3].map((number) => ({
    action: { number, type: 'detect', state: 'open', incidentId: 'i', incident: { isPrivate: true, deletedAt: null } },
  })),
})
const check = (id: string) => ({
  check: {
    ...{ id, kind: 'future', title: 'Same title', config: {}, isEnabled: true, lastVerdict: null },
    ...{ failingSinceAt: null, erringSinceAt: null, firstRedAt: null, turnedGreenAt: null },
  },
})
const action = (number: number) => ({
  ...{ number, title: `${number}`, details: '', type: null, priority: 'low', owner: null, ownerAsWritten: 'Bo', dueOn: at(0) },
  ...{ ticketUrl: null, state: 'open', stateChangedAt: at(0), told: null, verifiedAt: null, checks: [check('a'), check('b')] },
  waivers: [1, 2].map((day) => ({ reason: `${day}`, expiresOn: at(day), createdAt: at(day), approvedBy: { name: 'Cy' } })),
})

const row = {
  ...{ id: 'i', number: 12, title: 'T', severity: null, postmortemState: 'draft', isPrivate: false, publishedAt: null },
  ...{ startedOn: at(0), timeZone: 'UTC', timeZoneAssumed: false, tags: ['b', 'a', 'b'] },
  ...{ impactStartedAt: null, detectedAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null },
  people: [
    { role: 'reader', ...member('Ada') },
    { role: 'lead', ...member('Cy') },
    { role: 'lead', ...member('Bo') },
  ],
  services: [{ service: { name: 'z' } }, { service: { name: 'Z' } }, { service: { name: 'é' } }],
  sections: [1, 2, 2].map((position, index) => ({ id: `${index}`, key: `${index}`, title: `${index}`, body: '', position })),
  lessons: [
    { id: 'a', kind: 'learned', text: 'a', position: 1 },
    { id: 'b', kind: 'went_well', text: 'b', position: 2 },
    { id: 'c', kind: 'went_well', text: 'c', position: 1 },
  ],
  entries: [entry('a', 1), entry('b', 2), entry('c', 2)],
  causes: [cause('a', 1, null), cause('b', 2, 'a'), cause('c', 3, 'a'), cause('d', 3, null)],
  actions: [action(3), action(4)],
} as unknown as DocumentRow

/** The same rows, every list of them in another order. */
function shuffled(value: unknown, turn: () => number): unknown {
  if (Array.isArray(value))
    return value
      .map((item) => ({ item: shuffled(item, turn), key: turn() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shuffled(each, turn)]))
}

test('the order in which rows come out of the database changes nothing', () => {
  const expected = arrange(row)
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (keys) => {
      expect(arrange(shuffled(row, () => keys.next().value) as DocumentRow)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('lists come as they are told', () => {
  const document = arrange(row)
  expect(document.people.map(({ name }) => name)).toEqual(['Bo', 'Cy', 'Ada'])
  expect(document.services).toEqual(['Z', 'z', 'é'])
  expect(document.tags).toEqual(['a', 'b'])
  expect(document.lessons.map(({ text }) => text)).toEqual(['c', 'b', 'a'])
  expect(document.causes.map(({ text, whys }) => [text, whys.map((why) => why.text)])).toEqual([
    ['a', ['b', 'c']],
    ['d', []],
  ])
  expect(document.actions[0]).toMatchObject({ owner: 'Bo', dueOn: '2026-08-14', waiver: { reason: '2' } })
  expect(document.actions[0]?.checks[0]).toMatchObject({ title: 'Same title', statement: null })
})
