import { describe, expect, test } from 'vitest'
import {
  type ActionState,
  allowedMoves,
  coverage,
  daysUntil,
  formatActionNumber,
  isExpired,
  isOverdue,
  isUncovered,
  mayUndoMove,
  moveRefusal,
  nextState,
  parseActionNumber,
  type Standing,
  waiverRefusal,
} from './rules'

const STATES: ActionState[] = ['open', 'in_progress', 'done', 'verified', 'regressed', 'waived']

describe('people', () => {
  test('nobody moves an action to verified, regressed or waived, from anywhere', () => {
    for (const from of STATES) {
      for (const to of ['verified', 'regressed', 'waived'] as const) {
        expect(allowedMoves(from)).not.toContain(to)
        if (from !== to) expect(moveRefusal(from, to, 'because I say so')).toMatch(/\.$/)
      }
    }
    expect(moveRefusal('done', 'verified')).toMatch(/^Only its checks can verify/)
  })

  test('what the list of allowed moves says is what is allowed', () => {
    for (const from of STATES) {
      for (const to of STATES) {
        if (from !== to) expect(moveRefusal(from, to, 'a reason') === null).toBe(allowedMoves(from).includes(to))
      }
    }
  })

  test('a verified action is taken up again with a reason only', () => {
    expect(moveRefusal('verified', 'open')).toMatch(/why/)
    expect(moveRefusal('verified', 'open', '   ')).toMatch(/why/)
    expect(moveRefusal('verified', 'open', 'the fix was rolled back')).toBeNull()
  })

  test('a move is taken back anywhere but into verified and waived', () => {
    expect(STATES.filter((state) => mayUndoMove(state))).toEqual(['open', 'in_progress', 'done', 'regressed'])
    expect(mayUndoMove(null)).toBe(false)
  })
})

describe('proof', () => {
  const cases: [ActionState, Standing[], ActionState][] = [
    ['done', [], 'done'],
    ['done', ['proven'], 'verified'],
    ['done', ['proven', 'unproven'], 'done'],
    ['done', ['proven', 'broken'], 'done'],
    ['done', ['broken'], 'done'],
    ['open', ['proven'], 'open'],
    ['in_progress', ['proven'], 'in_progress'],
    ['waived', ['proven'], 'waived'],
    ['waived', ['broken'], 'waived'],
    ['verified', ['proven', 'broken'], 'regressed'],
    ['verified', ['unproven'], 'verified'],
    ['verified', [], 'verified'],
    ['regressed', ['proven', 'proven'], 'verified'],
    ['regressed', ['proven', 'unproven'], 'regressed'],
    ['regressed', [], 'regressed'],
  ]
  test.each(cases)('%s with %j becomes %s', (state, standings, expected) => {
    expect(nextState(state, standings)).toBe(expected)
  })
})

describe('coverage', () => {
  test('a cell without an action says none, and a cause with such cells only is uncovered', () => {
    expect(coverage([])).toEqual({ prevent: 'none', detect: 'none', mitigate: 'none' })
    expect(isUncovered(coverage([]))).toBe(true)
    expect(isUncovered(coverage([{ type: 'detect', state: 'open' }]))).toBe(false)
  })

  test('process actions, actions without a type and waived ones cover nothing', () => {
    const actions = [
      { type: 'process', state: 'verified' },
      { type: null, state: 'verified' },
      { type: 'prevent', state: 'waived' },
    ] as const
    expect(isUncovered(coverage(actions))).toBe(true)
  })

  const cells: [ActionState[], string][] = [
    [['open'], 'planned'],
    [['open', 'in_progress'], 'planned'],
    [['open', 'done'], 'done'],
    [['open', 'done', 'verified'], 'verified'],
    [['verified', 'waived'], 'verified'],
    [['verified', 'regressed'], 'regressed'],
  ]
  test.each(cells)('%j shows %s', (states, expected) => {
    expect(coverage(states.map((state) => ({ type: 'detect', state }))).detect).toBe(expected)
  })
})

describe('days', () => {
  test('an action is overdue after its day, and only while nobody has called it done', () => {
    expect(isOverdue({ state: 'open', dueOn: '2026-08-14' }, '2026-08-14')).toBe(false)
    expect(isOverdue({ state: 'in_progress', dueOn: '2026-08-14' }, '2026-08-15')).toBe(true)
    expect(isOverdue({ state: 'done', dueOn: '2026-08-14' }, '2026-09-01')).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: null }, '2026-09-01')).toBe(false)
  })

  test('days are counted across a change of clocks and a leap day', () => {
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2)
    expect(daysUntil('2028-03-01', '2028-02-28')).toBe(2)
    expect(daysUntil('2026-08-11', '2026-08-14')).toBe(-3)
  })
})

describe('waivers', () => {
  const terms = { approverId: 'a', askedById: 'c', ownerId: 'b', expiresOn: '2026-09-01', today: '2026-08-14' }
  test('neither the owner nor whoever asks can approve, and the last day lies ahead', () => {
    expect(waiverRefusal(terms)).toBeNull()
    expect(waiverRefusal({ ...terms, ownerId: null })).toBeNull()
    expect(waiverRefusal({ ...terms, ownerId: 'a' })?.field).toBe('approverId')
    expect(waiverRefusal({ ...terms, askedById: 'a' })?.field).toBe('approverId')
    expect(waiverRefusal({ ...terms, expiresOn: '2026-08-14' })?.field).toBe('expiresOn')
  })

  test('a waiver counts through its last day', () => {
    expect(isExpired('2026-09-01', '2026-09-01')).toBe(false)
    expect(isExpired('2026-09-01', '2026-09-02')).toBe(true)
  })
})

test('an action number is written ACT-34 and read in the ways people write it', () => {
  expect(formatActionNumber(34)).toBe('ACT-34')
  for (const text of ['ACT-34', 'act-34', 'act 34', ' 34 ']) expect(parseActionNumber(text)).toBe(34)
  for (const text of ['', 'ACT-', 'ACT-0', 'INC-34', '34x', '-3', '9'.repeat(20)]) expect(parseActionNumber(text)).toBeNull()
})
