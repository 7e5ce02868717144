import { expect, test } from 'vitest'
import { describeChange, describeSubject } from './describe'

test('a change of facts says old and new, moments in the zone of the incident', () => {
  const before = { text: 'a', occurredAt: '2026-08-14T08:10:00.000Z', milestone: null, sourceText: 'x' }
  const content = { text: 'a b', occurredAt: '2026-08-14T08:12:00.000Z', milestone: 'impact_started', sourceText: 'y' }
  expect(describeChange({ content }, before, 'Europe/Berlin')).toEqual([
    { name: 'text', label: 'Text', isText: true, before: 'a', after: 'a b' },
    { name: 'occurredAt', label: 'Time', isText: false, before: '14 Aug 2026 10:10:00', after: '14 Aug 2026 10:12:00' },
    { name: 'milestone', label: 'Milestone', isText: false, before: '', after: 'Impact started' },
  ])
})

test('a first revision says what was said, and nothing of what was left empty', () => {
  const content = { title: 'Impact', body: 'x', tags: [], isPrivate: false, severity: null }
  expect(describeChange({ content }, null, 'UTC').map(({ name }) => name)).toEqual(['body'])
})

test('underscores in a text are the text’s own', () => {
  const [change] = describeChange({ content: { text: 'a_b' } }, { text: 'a_c' }, 'UTC')
  expect(change).toMatchObject({ before: 'a_c', after: 'a_b' })
})

test('what was edited is called by its title', () => {
  expect(describeSubject({ subject: 'section', content: { title: 'Impact' } })).toBe('the section “Impact”')
  expect(describeSubject({ subject: 'lesson', content: { text: 'x' } })).toBe('a lesson')
})
