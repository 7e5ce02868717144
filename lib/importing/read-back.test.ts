import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPostmortem } from '@/tests/support/any-postmortem'
import { roundTrips } from '@/tests/support/round-trip'

const FOLDERS = ['tests/fixtures', 'lib/importing/examples']
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

test.each(files)('%s is written and read back as the same incidents', (path) => {
  const trips = roundTrips({ name: path, bytes: new Uint8Array(readFileSync(path)) })
  expect(trips.length).toBeGreaterThan(0)
  expect(trips.flatMap(({ faults }) => faults)).toEqual([])
})

test('so is any document, whole or broken', () => {
  fc.assert(
    fc.property(anyPostmortem, (text) => {
      const trips = roundTrips({ name: 'any.md', bytes: new TextEncoder().encode(text) })
      expect(trips.flatMap(({ faults }) => faults)).toEqual([])
    }),
    { numRuns: 25 },
  )
})
