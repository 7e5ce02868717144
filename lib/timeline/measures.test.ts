import { expect, test } from 'vitest'
import { type Told, wordMetric } from './measures'

const minute = { precision: 'minute', isApproximate: false } as const
const day = { precision: 'day', isApproximate: false } as const
const hour = { precision: 'hour', isApproximate: false } as const
const MIN = 60_000

test.each([
  ['20 min', 20 * MIN, { impact_started: minute, resolved: minute }],
  ['0 min', 0, { impact_started: minute, resolved: minute }],
  ['~20 min', 20 * MIN, { impact_started: { ...minute, isApproximate: true }, resolved: minute }],
  ['within an hour', 20 * MIN, { impact_started: hour, resolved: minute }],
  ['~3 h', 170 * MIN, { impact_started: hour, resolved: minute }],
  ['within a day', 0, { impact_started: day, resolved: day }],
  ['~2 days', 2 * 1440 * MIN, { impact_started: day, resolved: day }],
  ['–', null, {}],
] as [string, number | null, Told][])('%s', (words, milliseconds, told) =>
  expect(wordMetric({ name: 'TTR', milliseconds }, told)).toBe(words),
)
