import { describe, expect, test } from 'vitest'
import { boardHref, InsightFilters, sinceOf } from './filters'
import { recurringCauses } from './recurring'
import { perSpan } from './spans'
import { MARKS, placeOf, spreadOf } from './spread'

const NOW = new Date('2026-11-18T12:00:00Z')
const MINUTE = 60_000

test('what cannot be understood in the address is left out, and never an error', () => {
  expect(InsightFilters.parse({ period: 'a week', severity: 'SEV9', service: '' })).toEqual({ period: '90' })
  expect(InsightFilters.parse({ period: ['30', '365'], severity: 'SEV2', service: 'mail' })).toEqual({
    ...{ period: '30', severity: 'SEV2', service: 'mail' },
  })
})

test('the period ends now, and all time has no beginning', () => {
  expect(sinceOf(InsightFilters.parse({ period: '30' }), NOW)).toEqual(new Date('2026-10-19T12:00:00Z'))
  expect(sinceOf(InsightFilters.parse({ period: 'all' }), NOW)).toBeNull()
})

test('a number leads to the board of the same service and severity', () => {
  expect(boardHref(InsightFilters.parse({ service: 'a & b', severity: 'SEV1' }), { overdue: '1' })).toBe(
    '/board?overdue=1&service=a+%26+b&severity=SEV1',
  )
  expect(boardHref(InsightFilters.parse({}))).toBe('/board')
})

describe('a spread', () => {
  test('names lengths that were measured: the middle one, and the one that nine of ten do not exceed', () => {
    expect(spreadOf([5, 1, 100, 2, 3, 4, 6, 7, 8, 9].map((minutes) => minutes * MINUTE))).toMatchObject({
      ...{ median: 5 * MINUTE, ninth: 9 * MINUTE },
    })
    expect(spreadOf([7])).toMatchObject({ median: 7, ninth: 7 })
    expect(spreadOf([])).toBeNull()
  })

  test('stands on a scale from a minute to a year', () => {
    expect([placeOf(0), placeOf(MINUTE), placeOf(400 * 1440 * MINUTE)]).toEqual([0, 0, 1])
    const places = MARKS.map(({ place }) => place)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(placeOf(30 * MINUTE)).toBeGreaterThan(placeOf(10 * MINUTE))
  })
})

describe('moments are counted', () => {
  const at = (...days: string[]) => days.map((day) => new Date(`${day}T10:00:00Z`))

  test('by weeks from a Monday on, the empty ones too', () => {
    expect(perSpan(at('2026-11-16', '2026-11-17', '2026-11-02'), new Date('2026-11-01T00:00:00Z'), NOW)).toEqual([
      { label: '26 Oct', count: 0 },
      { label: '2 Nov', count: 1 },
      { label: '9 Nov', count: 0 },
      { label: '16 Nov', count: 2 },
    ])
  })

  test('by months over a year, by years over longer', () => {
    const year = perSpan(at('2026-01-31', '2026-02-01'), new Date('2025-11-18T12:00:00Z'), NOW)
    expect(year.map(({ label }) => label).slice(0, 4)).toEqual(['Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026'])
    expect(year.filter(({ count }) => count > 0)).toEqual([
      { label: 'Jan 2026', count: 1 },
      { label: 'Feb 2026', count: 1 },
    ])
    expect(perSpan(at('2022-06-01', '2024-01-01'), null, NOW)).toEqual([
      { label: '2022', count: 1 },
      { label: '2023', count: 0 },
      { label: '2024', count: 1 },
      { label: '2025', count: 0 },
      { label: '2026', count: 0 },
    ])
  })

  test('none of them is no error', () => {
    expect(perSpan([], null, NOW)).toEqual([{ label: '16 Nov', count: 0 }])
  })
})

describe('causes in common', () => {
  const cause = (number: number, text: string) => ({ text, factors: [], incident: { number, title: `Incident ${number}` } })
  const found = (...causes: ReturnType<typeof cause>[]) =>
    recurringCauses(causes).map(({ text, incidents }) => [text, ...incidents.map(({ number }) => number)])

  test('are worded alike, whatever the order and the case; the newest wording stands for them', () => {
    expect(
      found(
        cause(1, 'The kiln’s certificate ran out unseen'),
        cause(4, 'the certificate of the Kiln ran out, unseen'),
        cause(2, 'Nobody was on call over the holidays'),
      ),
    ).toEqual([['the certificate of the Kiln ran out, unseen', 4, 1]])
  })

  test('are not one cause that an incident names twice, nor a single word that many share', () => {
    expect(found(cause(1, 'The disk was full'), cause(1, 'The disk was full'))).toEqual([])
    expect(found(cause(1, 'Deploy'), cause(2, 'Deploy'))).toEqual([])
    expect(found(cause(1, 'The disk of the mail server was full'), cause(2, 'The lock of the mail server was held'))).toEqual([])
  })

  test('are found in a language that does not part its words', () => {
    expect(found(cause(1, '证书 过期 没人 发现'), cause(2, '证书 过期 没人 发现'))).toEqual([['证书 过期 没人 发现', 2, 1]])
  })

  test('of thousands are found in a moment', () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      cause(n + 1, `Pump ${n % 2500} stood still because valve ${n % 2500} froze`),
    )
    const began = performance.now()
    expect(recurringCauses(many).length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
