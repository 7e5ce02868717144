import { expect, test } from 'vitest'
import { turnAddress } from './turn-address'

test('an address keeps the words of a passage as they are, whatever they are', () => {
  const text = ' 10:13 a & b = "c" #d\n../e?f=ü '
  const url = new URL(turnAddress('/incidents/12', 'cause', text, { from: 'impact', on: 'section-impact' }), 'http://here.test')
  expect(url.pathname).toBe('/incidents/12/causes/why')
  expect(Object.fromEntries(url.searchParams)).toEqual({ text: text.trim(), from: 'impact' })
})

test('a passage outside of a section names none, and a long one is cut', () => {
  const url = new URL(turnAddress('/incidents/12', 'entry', 'ü'.repeat(9_000), { from: null, on: null }), 'http://here.test')
  expect(url.searchParams.has('from')).toBe(false)
  expect(url.searchParams.get('text')?.length).toBe(1_500)
})

test('a comment is on the part that the passage stands in', () => {
  const query = (on: string) =>
    new URL(turnAddress('/incidents/12', 'comment', 'x', { from: null, on }), 'http://here.test').search
  expect(query('entry-0198')).toBe('?text=x&on=entry-0198')
})
