import { expect, test } from 'vitest'
import { filterChecks, filtersUrl, readFilters } from './filters'
import { NO_RUNS } from './rules'

const now = new Date('2026-08-14T12:00:00Z')
const check = (title: string, change: object = {}) => ({
  ...NO_RUNS,
  intervalSeconds: 60,
  passesToVerify: 1,
  soakSeconds: 0,
  failuresToRegress: 2,
  isEnabled: true,
  dueAt: now,
  leasedUntil: null,
  deletedAt: null,
  kind: 'http',
  title,
  words: `GET ${title}`,
  isBound: true,
  ...change,
})
const all = [
  check('off', { isEnabled: false }),
  check('green', { lastRunAt: now, lastVerdict: 'pass', passStreak: 3, passingSinceAt: now }),
  check('red', { lastRunAt: now, lastVerdict: 'fail', failStreak: 2, failingSinceAt: now }),
  check('once', { lastRunAt: now, lastVerdict: 'fail', failStreak: 1, failingSinceAt: now, kind: 'heartbeat' }),
  check('blind', { lastRunAt: now, lastVerdict: 'error', erringSinceAt: now, isBound: false }),
  check('fresh'),
]
const titles = (params: Record<string, string>) => filterChecks(all, readFilters(params), now).shown.map(({ title }) => title)

test('the worst come first', () => {
  expect(titles({})).toEqual(['red', 'once', 'blind', 'fresh', 'green', 'off'])
})

test.each<[Record<string, string>, string[]]>([
  [{ show: 'failing' }, ['red', 'once']],
  [{ show: 'blind' }, ['blind']],
  [{ show: 'coming' }, ['fresh']],
  [{ show: 'proven' }, ['green']],
  [{ show: 'unbound' }, ['blind']],
  [{ show: 'off' }, ['off']],
  [{ kind: 'heartbeat' }, ['once']],
  [{ q: 'get RED' }, ['red']],
  [{ show: 'nonsense', page: '-3' }, ['red', 'once', 'blind', 'fresh', 'green', 'off']],
])('%j', (params, expected) => expect(titles(params)).toEqual(expected))

test('each choice says how many it would leave', () => {
  expect(filterChecks(all, readFilters({ kind: 'http' }), now).counts).toEqual({
    all: 5,
    failing: 1,
    blind: 1,
    coming: 1,
    proven: 1,
    unbound: 1,
    off: 1,
  })
})

test('filters stand in the address, and come back out of it', () => {
  const filters = readFilters({ show: 'failing', kind: 'http', q: 'shop &' })
  const url = new URL(filtersUrl(filters, { page: 2 }), 'http://x')
  expect(readFilters(Object.fromEntries(url.searchParams))).toEqual({ ...filters, page: 2 })
  expect(filtersUrl(readFilters({}))).toBe('/checks')
})
