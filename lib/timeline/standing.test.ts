import { expect, test } from 'vitest'
import { asTyped } from './standing'

const THEIRS = { text: 'Restarted', endedAt: null, precision: 'minute', isApproximate: true, clockTime: null }

test('what somebody else changed is told in the words of the form, in its zone', () => {
  const theirs = { ...THEIRS, occurredAt: '2026-08-14T22:30:00.000Z' }
  expect(asTyped(theirs, 'Europe/Berlin')).toMatchObject({ text: 'Restarted', day: '2026-08-15', clock: '~00:30', endClock: '' })
})

test('what tells of no time is left as it is', () => {
  expect(asTyped({ ...THEIRS, occurredAt: null, precision: 'unknown' }, 'UTC')).toMatchObject({ day: '', clock: '' })
  expect(asTyped({ version: 3 }, 'UTC')).toEqual({ version: 3 })
})
