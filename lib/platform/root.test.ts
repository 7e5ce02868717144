import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromRoot } from './root'

test('the program finds its own folder from its sources', () => {
  expect(existsSync(fromRoot('prisma', 'schema.prisma'))).toBe(true)
  expect(existsSync(fromRoot('cli', 'nevermore.mjs'))).toBe(true)
})
