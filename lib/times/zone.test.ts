import { expect, test } from 'vitest'
import { findZone, ianaOf, offsetAt, readZone } from './zone'

const summer = { year: 2024, month: 7, day: 1 }
const winter = { year: 2024, month: 1, day: 1 }
const minutes = (text: string, day: typeof summer) => {
  const found = readZone(text, 0)
  return found && offsetAt(found.zone, { ...day, hour: 12, minute: 0 })
}

test.each([
  ['PST', -480, -480],
  ['CET', 60, 60],
  ['CEST', 120, 120],
  ['PT', -480, -420],
  ['US/Pacific', -480, -420],
  ['Europe/Berlin', 60, 120],
  ['Eastern Time', -300, -240],
  ['UTC', 0, 0],
  ['Z', 0, 0],
  ['GMT+1', 60, 60],
  ['UTC-3', -180, -180],
  ['GMT +5:30', 330, 330],
  ['+0800', 480, 480],
  ['-03:00', -180, -180],
  ['JST', 540, 540],
  ['BRT', -180, -180],
])('%s is %i minutes from UTC in winter and %i in summer', (text, inWinter, inSummer) => {
  expect(minutes(text, winter)).toBe(inWinter)
  expect(minutes(text, summer)).toBe(inSummer)
})

test.each(['UTC - 3 pods', 'Zebra', 'CATS', 'pst', '+1', 'Mars/Olympus', 'PRs'])('%j is no zone, or UTC at most', (text) => {
  expect(readZone(text, 0)?.zone.offsetMinutes ?? 0).toBe(0)
})

test.each([
  ['All times in CET.', 'CET'],
  ['Timeline (times in UTC)', 'UTC'],
  ['Date and Time in GMT+2', 'GMT+2'],
  ['Time (US/Pacific)', 'US/Pacific'],
  ['A table of errors', undefined],
])('the zone named in %j is %s', (text, zone) => {
  expect(findZone(text)?.zone.asWritten).toBe(zone)
})

test.each([
  ['PST', winter, 'America/Los_Angeles'],
  ['PST', summer, 'Etc/GMT+8'],
  ['PT', summer, 'America/Los_Angeles'],
  ['GMT+1', summer, 'Etc/GMT-1'],
  ['+05:30', summer, 'Asia/Kolkata'],
  ['UTC', summer, 'Etc/UTC'],
  ['CET', winter, 'Europe/Berlin'],
  ['BST', winter, 'Etc/GMT-1'],
])('an incident told in %s on %o is shown in %s', (text, day, iana) => {
  const zone = readZone(text, 0)?.zone
  expect(zone && ianaOf(zone, day)).toBe(iana)
})
