import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each([
  ['/incidents/12?show=all#causes', '/incidents/12?show=all#causes'],
  ['/board', '/board'],
  ['/incidents/%2e%2e', '/'],
])('after sign-in a link of ours goes on to where it points: %s', (wanted, expected) => {
  expect(ownPath(wanted)).toBe(expected)
})

test.each([
  null,
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
  '/sign-out',
  `/${'x'.repeat(3000)}`,
])('what is not a page of ours leads home: %j', (wanted) => {
  expect(ownPath(wanted)).toBe('/')
})
