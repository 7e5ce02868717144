import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Severity } from '../platform/db/generated/enums'
import { fromRoot } from '../platform/root'
import { defaultProof } from './defaults'
import { count, wordDuration } from './words'

const rows = readFileSync(fromRoot('docs/proof.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| SEV\d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

test.each(Object.values(Severity))('a new check of an action of a %s starts with what the documentation says', (severity) => {
  const { intervalSeconds, passesToVerify, soakSeconds, failuresToRegress, staleSeconds } = defaultProof(severity)
  expect(rows.find(([name]) => name?.startsWith(severity))?.slice(1)).toEqual([
    wordDuration(intervalSeconds),
    count(passesToVerify, 'pass', 'passes'),
    wordDuration(soakSeconds),
    count(failuresToRegress, 'failure'),
  ])
  expect(staleSeconds).toBeUndefined()
})

test('where no severity is known, nothing is assumed to be worse than usual', () => {
  expect(defaultProof(null)).toEqual(defaultProof('SEV3'))
  expect(defaultProof(undefined)).toEqual(defaultProof('SEV3'))
})
