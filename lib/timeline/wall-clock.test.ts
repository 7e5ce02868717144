import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockWords, dayKey, dayWords, lengthWords, offsetMinutes, offsetWords, wallOf, zoneWords } from './time'
import { otherReading, resolveLocal, sameWallClock, startOfDay, toLocal } from './wall-clock'

describe('a wall clock becomes an instant', () => {
  test.each([
    ['an ordinary summer day', '2026-08-14', '10:13', 'Europe/Berlin', '2026-08-14T08:13:00Z', 'once'],
    ['the first of two 02:30 in the autumn night', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', 'twice'],
    ['02:30 in the spring night that has none', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z', 'never'],
    ['the last minute before the gap', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z', 'once'],
    ['Lord Howe goes back by half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', 'twice'],
    ['Lord Howe goes forward by half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z', 'never'],
    ['the day Samoa skipped', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T22:00:00Z', 'never'],
    ['the day before', '2011-12-29', '12:00', 'Pacific/Apia', '2011-12-29T22:00:00Z', 'once'],
    ['Cairo at midnight into summer', '2026-04-24', '00:30', 'Africa/Cairo', '2026-04-23T22:30:00Z', 'never'],
    ['after the end of 32-bit time', '2038-01-20', '03:14:08', 'UTC', '2038-01-20T03:14:08Z', 'once'],
    ['before the epoch', '1969-07-20', '20:17:40', 'UTC', '1969-07-20T20:17:40Z', 'once'],
    ['a leap day', '2028-02-29', '09:00', 'Asia/Kathmandu', '2028-02-29T03:15:00Z', 'once'],
    ['the last year', '9999-12-31', '23:59', 'UTC', '9999-12-31T23:59:00Z', 'once'],
  ])('%s', (_name, date, clock, zone, instant, happened) => {
    expect(resolveLocal({ date, clock }, zone)).toEqual({ at: new Date(instant), happened })
  })

  test('the second of two is there for the asking', () => {
    expect(resolveLocal({ date: '2026-10-25', clock: '02:30' }, 'Europe/Berlin', { second: true }).at).toEqual(
      new Date('2026-10-25T01:30:00Z'),
    )
    expect(otherReading(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toEqual(new Date('2026-10-25T01:30:00Z'))
    expect(otherReading(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'))
    expect(otherReading(new Date('2026-10-25T03:30:00Z'), 'Europe/Berlin')).toBeNull()
  })

  test.each(['2026-02-30', '2026-13-01', 'x'])('%s is no day', (date) => {
    expect(() => resolveLocal({ date, clock: '10:00' }, 'UTC')).toThrow(RangeError)
  })
})

const zones = [
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'UTC',
  'America/St_Johns',
]
const instants = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000))

test('every instant shows as one wall clock, and that wall clock means this instant or its twin', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
      const local = toLocal(at, zone)
      const readings = [resolveLocal(local, zone).at.getTime(), resolveLocal(local, zone, { second: true }).at.getTime()]
      expect(readings).toContain(at.getTime())
      expect(dayKey(at, zone)).toBe(local.date)
      expect(clockWords(at, zone, 'second')).toBe(local.clock.length === 5 ? `${local.clock}:00` : local.clock)
    }),
  )
})

test('a wrong zone is put right without touching the wall clock', () => {
  const at = new Date('2026-08-14T10:10:00Z')
  expect(sameWallClock(at, 'UTC', 'Europe/Berlin')).toEqual(new Date('2026-08-14T08:10:00Z'))
  expect(sameWallClock(sameWallClock(at, 'UTC', 'Europe/Berlin'), 'Europe/Berlin', 'UTC')).toEqual(at)
})

test('a day begins when its zone says so', () => {
  expect(startOfDay('2026-08-14', 'Europe/Berlin')).toEqual(new Date('2026-08-13T22:00:00Z'))
  expect(startOfDay('2026-04-24', 'Africa/Cairo')).toEqual(new Date('2026-04-23T22:00:00Z'))
})

describe('a moment in words', () => {
  const at = new Date('2026-08-14T08:13:05Z')
  test('says as much as is known', () => {
    expect(clockWords(at, 'Europe/Berlin', 'second')).toBe('10:13:05')
    expect(clockWords(at, 'Europe/Berlin', 'minute', true)).toBe('~10:13')
    expect(clockWords(at, 'Europe/Berlin', 'hour')).toBe('10:xx')
    expect(clockWords(at, 'Europe/Berlin', 'day')).toBe('')
  })

  test('names day and zone', () => {
    expect(dayWords('2026-08-14')).toBe('Friday 14 August 2026')
    expect(dayWords('2026-08-14', 2026)).toBe('Friday 14 August')
    expect(zoneWords('Europe/Berlin', at)).toBe('Europe/Berlin (UTC+2)')
    expect(zoneWords('America/St_Johns', at)).toBe('America/St Johns (UTC−2:30)')
    expect(zoneWords('UTC', at)).toBe('UTC')
    expect(offsetWords(offsetMinutes(at, 'Asia/Kathmandu'))).toBe('UTC+5:45')
    expect(wallOf(new Date('1969-12-31T23:59:59Z'), 'UTC')).toEqual({
      year: 1969,
      month: 12,
      day: 31,
      hour: 23,
      minute: 59,
      second: 59,
    })
  })

  test.each([
    [45_000, '45 s'],
    [60_000, '1 min'],
    [75_000, '1 min 15 s'],
    [1_020_000, '17 min'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 5 min'],
    [86_400_000, '1 day'],
    [90_000_000, '1 d 1 h'],
    [86_400_000 * 9, '9 days'],
    [86_400_000 * 30 + 7_200_000, '30 days'],
    [0, '0 min'],
  ])('%i ms are %s', (milliseconds, words) => expect(lengthWords(milliseconds)).toBe(words))
})
