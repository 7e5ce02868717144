import { expect, test } from 'vitest'
import { excerptOf } from './excerpt'

const entry = { occurredAt: new Date('2026-08-14T08:13:00Z'), precision: 'minute', isApproximate: false } as const

test('milestones become the rows of a table, whatever is in them', () => {
  expect(
    excerptOf(
      [
        { ...entry, milestone: 'detected', text: 'a | b \\| c\n\nmore of it' },
        { ...entry, milestone: null, text: 'no milestone' },
        { ...entry, occurredAt: null, milestone: 'resolved', text: 'at some time' },
      ],
      'Europe/Berlin',
    ),
  ).toBe('| Time | What happened |\n| --- | --- |\n| 14 Aug 2026 10:13 Europe/Berlin (UTC+2) | a \\| b \\| c |\n')
})

test('without milestones there is nothing to tell', () => expect(excerptOf([], 'UTC')).toBe(''))
