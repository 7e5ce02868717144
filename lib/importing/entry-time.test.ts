import { expect, test } from 'vitest'
import { timedText } from './entry-time'

const on = (line: string, startedOn: string | null = '2026-08-14') => timedText(line, { startedOn })

test.each([
  ['10:13 config fixed', { at: '2026-08-14T10:13', precision: 'minute', text: 'config fixed', sourceText: '10:13' }],
  ['10:13 CEST - config fixed', { at: '2026-08-14T08:13Z', precision: 'minute', text: 'config fixed' }],
  ['2026-08-15 09:00:05 back', { at: '2026-08-15T09:00:05', precision: 'second', text: 'back' }],
  ['05/08/2026 09:00 back', { at: '2026-08-05T09:00', text: 'back' }],
  ['2026-08-15: a quiet day', { at: '2026-08-15', precision: 'day', text: 'a quiet day' }],
  ['the config was fixed', { at: null, clockTime: null, precision: 'unknown', text: 'the config was fixed' }],
] as const)('%s is read with the day of the incident', (line, expected) => {
  expect(on(line)).toMatchObject(expected)
})

test('a time without any day stays a time of day', () => {
  expect(on('10:13 config fixed', null)).toMatchObject({ at: null, clockTime: '10:13', text: 'config fixed' })
})
