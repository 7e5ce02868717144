import { expect, test } from 'vitest'
import { actionOf } from './action-of'

const source = { title: 'Impact [draft]', href: '/incidents/12#section-impact' }
const ORIGIN = 'https://nevermore.example'

test('a short passage is the title of an action, and its source stands in the details', () => {
  expect(actionOf({ text: 'Add an\n index', source }, ORIGIN)).toEqual({
    title: 'Add an index',
    details: 'From [Impact \\[draft\\]](https://nevermore.example/incidents/12#section-impact).',
  })
})

test('a long one gives its first words, and is quoted whole', () => {
  const text = `${'word '.repeat(40)}end\nsecond line`
  const { title, details } = actionOf({ text, source }, ORIGIN)
  expect(title.length).toBeLessThan(124)
  expect(title.endsWith('word …')).toBe(true)
  expect(details).toContain('end\n> second line\n\nFrom [')
})

test('no passage fills in nothing', () => {
  expect(actionOf({ text: '', source: null }, ORIGIN)).toEqual({ title: '', details: '' })
})
