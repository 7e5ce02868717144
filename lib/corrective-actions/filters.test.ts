import { expect, test } from 'vitest'
import { BoardFilters, isNarrowed, toBoardQuery, widened } from './filters'

const read = (query: string) => {
  const params: Record<string, string | string[]> = {}
  for (const key of new Set(new URLSearchParams(query).keys())) params[key] = new URLSearchParams(query).getAll(key)
  return BoardFilters.parse(params)
}

test('what stands in the URL comes back as it was', () => {
  const query =
    '?service=checkout&service=payments&owner=me&severity=SEV1&severity=none&type=detect&incident=12&overdue=1&group=owner&sort=-due&rows=120'
  expect(toBoardQuery(read(query))).toBe(query)
})

test('what cannot be understood is left out and breaks nothing', () => {
  const filters = read(
    '?severity=SEV9&owner=bob&type=fix&incident=-3&overdue=yes&view=gantt&sort=colour&group=team&rows=2&column=doing&x=1',
  )
  expect(toBoardQuery(filters)).toBe('')
  expect(isNarrowed(filters)).toBe(false)
})

test('taking the filters away keeps how the board is shown', () => {
  const filters = read('?owner=me&unproven=1&view=table&group=incident')
  expect(isNarrowed(filters)).toBe(true)
  expect(toBoardQuery(widened(filters))).toBe('?group=incident&view=table')
  expect(isNarrowed(widened(filters))).toBe(false)
  expect(isNarrowed(read('?waived=1'))).toBe(false)
})
