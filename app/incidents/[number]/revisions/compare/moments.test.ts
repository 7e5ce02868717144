import { expect, test } from 'vitest'
import type { Point } from '@/lib/reviews/points'
import { chosenMoments, wordPoint } from './moments'

const [began, approved, published] = [8, 9, 10].map((hour) => new Date(Date.UTC(2026, 7, 14, hour))) as [Date, Date, Date]
const points: Point[] = [
  { kind: 'published', at: published, by: 'Ines' },
  { kind: 'approved', at: approved, by: 'Ravi' },
]

test.each([
  [{}, { from: published, to: null }],
  [
    { from: 'yesterday', to: '2026' },
    { from: published, to: null },
  ],
  [{ from: approved.toISOString() }, { from: approved, to: null }],
  [
    { from: published.toISOString(), to: approved.toISOString() },
    { from: approved, to: published },
  ],
  [
    { from: '2026-13-40T00:00', to: [approved.toISOString()] },
    { from: published, to: null },
  ],
])('%j compares the earlier with the later, and with what stands now where nothing else is asked', (query, chosen) => {
  expect(chosenMoments(query, points, began)).toEqual(chosen)
})

test('without a point all is compared with the beginning', () => {
  expect(chosenMoments({}, [], began)).toEqual({ from: began, to: null })
})

test('a moment is called by its point, and by the second where it has no name', () => {
  expect(wordPoint(approved, points, 'UTC')).toContain('Approved by Ravi, ')
  expect(wordPoint(new Date(approved.getTime() + 5_000), points, 'UTC')).toMatch(/09:00:05/)
})
