import { expect, test } from 'vitest'
import { makeAction, makeDocument } from '@/tests/support/postmortem'
import { carry } from './carry'

const published = makeDocument()

test('what was accepted is in the published document, and what was changed here besides is not', () => {
  const before = makeDocument({ title: 'Being written' })
  const after = { ...before, severity: 'SEV1' as const, lessons: [] }
  expect(carry(published, before, after)).toEqual({ ...published, severity: 'SEV1', lessons: [] })
})

test('an action keeps the proof that was published with it, and gets the words that were accepted', () => {
  const [first, second = makeAction()] = published.actions
  if (!first) throw new Error('no action')
  const before = makeDocument({ actions: [{ ...first, state: 'regressed' }, second] })
  const after = makeDocument({ actions: [{ ...first, state: 'regressed', title: 'Validate all' }, second] })
  expect(carry(published, before, after).actions).toEqual([{ ...first, title: 'Validate all' }, second])
})

test('where both changed the same list it stays as it was published', () => {
  const before = makeDocument({ lessons: [] })
  const after = makeDocument({ lessons: [{ kind: 'learned', text: 'More' }] })
  expect(carry(published, before, after)).toEqual(published)
})

test('the order in which the database gives back names does not matter', () => {
  const shuffled = Object.fromEntries(Object.entries(published).reverse()) as typeof published
  expect(carry(shuffled, published, { ...published, title: 'Other' }).title).toBe('Other')
})
