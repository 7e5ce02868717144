import { expect, test } from 'vitest'
import { isProvenStale } from './pid-file'

const noted = { pid: 42, bootId: 'boot one', started: '1000' }
const databaseFolder = '/var/lib/nevermore/postgres'

test.each([
  ['the server itself', { running: noted, noted, workingFolder: databaseFolder }, false],
  ['the server, though its start was never noted', { running: noted, noted: undefined, workingFolder: databaseFolder }, false],
  ['a process that works elsewhere', { running: noted, noted, workingFolder: '/' }, true],
  [
    'an unseen process that began at another time',
    { running: { ...noted, started: '2000' }, noted, workingFolder: undefined },
    true,
  ],
  ['an unseen process after a reboot', { running: { ...noted, bootId: 'boot two' }, noted, workingFolder: undefined }, true],
  ['an unseen process of the same start', { running: noted, noted, workingFolder: undefined }, false],
  ['an unseen process and no note', { running: noted, noted: undefined, workingFolder: undefined }, false],
])('a lock that names %s is judged rightly', (_, evidence, stale) => {
  expect(isProvenStale({ ...evidence, databaseFolder })).toBe(stale)
})
