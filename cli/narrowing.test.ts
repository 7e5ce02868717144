import { expect, test } from 'vitest'
import { narrowingOf, numbersOf } from './narrowing'

test('incidents are narrowed by every option that is given, and by any of its values', () => {
  expect(narrowingOf({})).toEqual({})
  expect(
    narrowingOf({ severity: ['sev1,SEV2', 'SEV3'], state: ['in-review'], since: '2026-01-01', until: '2026-01-31' }),
  ).toEqual({
    severity: { in: ['SEV1', 'SEV2', 'SEV3'] },
    postmortemState: { in: ['in_review'] },
    beganAt: { gte: new Date('2026-01-01T00:00:00Z'), lt: new Date('2026-02-01T00:00:00Z') },
  })
  expect(narrowingOf({ service: ['checkout'] })).toMatchObject({
    services: { some: { OR: [{ service: { name: { equals: 'checkout', mode: 'insensitive' } } }] } },
  })
})

test('incidents are named by an option or by themselves', () => {
  expect(numbersOf({ incident: ['INC-12,13'] }, ['14'])).toEqual([12, 13, 14])
})

test.each([
  [{ severity: ['SEV9'] }, 'There is no severity “SEV9”'],
  [{ state: ['done'] }, 'There is no state “done”'],
  [{ since: '2026-02-30' }, '“2026-02-30” is no day'],
  [{ until: 'yesterday' }, '“yesterday” is no day'],
  [{ since: '2026-02-02', until: '2026-02-01' }, '--until lies before --since'],
  [{ state: ['constructor'] }, 'There is no state'],
])('%j is refused: %s', (options, message) => {
  expect(() => narrowingOf(options)).toThrow(message)
})
