import { expect, test } from 'vitest'
import { stateAfter, stateIn } from './states'

test.each(['done, awaiting proof', 'Done', '[x]', '✓', 'fixed', 'verified'])(
  '“%s” is a tick: it is done, and no more',
  (shown) => {
    expect(stateIn(shown)).toBe('done')
  },
)

test.each(['', 'waived', 'regressed', 'soon', 'not done', '[ ]'])('“%s” says nothing that a person can say', (shown) => {
  expect(stateIn(shown)).toBeNull()
})

test('what is proven or waived is not undone by a file; what regressed may be done again', () => {
  expect(stateAfter('verified', 'open')).toBeNull()
  expect(stateAfter('waived', 'done')).toBeNull()
  expect(stateAfter('regressed', 'done')).toBe('done')
  expect(stateAfter('regressed', 'open')).toBeNull()
  expect(stateAfter('done', 'in progress')).toBe('in_progress')
})
