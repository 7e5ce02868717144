import { expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, Limited, NotFound } from '../errors'
import { explain, readForm } from './mutation'

test('what is expected to go wrong is told in words', () => {
  expect(explain(new Invalid('No.', { name: 'Missing.' }))).toEqual({
    kind: 'invalid',
    message: 'No.',
    fields: { name: 'Missing.' },
  })
  expect(explain(new Forbidden('Not you.'))).toEqual({ kind: 'forbidden', message: 'Not you.' })
  expect(explain(new Conflict('Changed.', { title: 'theirs' }))).toMatchObject({ kind: 'conflict', theirs: { title: 'theirs' } })
  expect(explain(new Limited('Later.', 30))).toEqual({ kind: 'limited', message: 'Later.' })
})

test('what is not there and what may not be seen are told in the same words', () => {
  expect(explain(new NotFound('INC-7 is private'))).toEqual(explain(new NotFound('There is no INC-7')))
})

test('a bug is told as an id, without a word of what broke', () => {
  const told = explain(new Error('connect ECONNREFUSED 10.0.0.5:5432 password=hunter2'))
  expect(told.kind).toBe('bug')
  expect(told.message).toMatch(/problem [0-9a-f-]{36}/)
  expect(JSON.stringify(told)).not.toMatch(/10\.0\.0\.5|hunter2|ECONNREFUSED/)
})

test('a form is read as plain fields: no field reaches the prototype, and files are left out', () => {
  const form = new FormData()
  form.append('__proto__', 'polluted')
  form.append('constructor', 'x')
  form.append('tag', 'a')
  form.append('tag', 'b')
  form.append('one[]', 'c')
  form.append('$ACTION_ID_1', '')
  form.append('file', new File(['x'], 'x.txt'))
  const fields = readForm(form)
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(fields).toMatchObject({ tag: ['a', 'b'], one: ['c'] })
  expect(Object.keys(fields)).not.toContain('$ACTION_ID_1')
  expect(Object.keys(fields)).not.toContain('file')
})
