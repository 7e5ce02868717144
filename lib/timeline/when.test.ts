import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Invalid } from '../platform/errors'
import { UNKNOWN } from './schema'
import { fieldsOf, type WhenFields, whenOf } from './when'

const zone = 'Europe/Berlin'
const fields = (given: Partial<WhenFields>): WhenFields => ({
  day: '',
  clock: '',
  endDay: '',
  endClock: '',
  reading: 'first',
  ...given,
})

describe('what a form says about a moment', () => {
  test.each([
    ['nothing', {}, UNKNOWN],
    ['a day', { day: '2026-08-14' }, { ...UNKNOWN, occurredAt: new Date('2026-08-13T22:00:00Z'), precision: 'day' }],
    ['a time of an unknown day', { clock: '10:13' }, { ...UNKNOWN, clockTime: '10:13' }],
    [
      'a minute',
      { day: '2026-08-14', clock: '10:13' },
      { ...UNKNOWN, occurredAt: new Date('2026-08-14T08:13:00Z'), precision: 'minute' },
    ],
    [
      'a second, not surely',
      { day: '2026-08-14', clock: '~10:13:05' },
      { ...UNKNOWN, occurredAt: new Date('2026-08-14T08:13:05Z'), precision: 'second', isApproximate: true },
    ],
    [
      'an hour',
      { day: '14.08.2026', clock: '10h' },
      { ...UNKNOWN, occurredAt: new Date('2026-08-14T08:00:00Z'), precision: 'hour' },
    ],
    [
      'an end past midnight',
      { day: '2026-08-14', clock: '23:50', endClock: '00:10' },
      {
        ...UNKNOWN,
        occurredAt: new Date('2026-08-14T21:50:00Z'),
        endedAt: new Date('2026-08-14T22:10:00Z'),
        precision: 'minute',
      },
    ],
    [
      'the second 02:30 of a night that has two',
      { day: '2026-10-25', clock: '02:30', reading: 'second' },
      { ...UNKNOWN, occurredAt: new Date('2026-10-25T01:30:00Z'), precision: 'minute' },
    ],
  ] as const)('%s', (_name, given, expected) => expect(whenOf(fields(given), zone)).toEqual(expected))

  test.each([
    ['day', { day: '2026-02-30' }],
    ['day', { day: 'soon' }],
    ['day', { endClock: '10:13' }],
    ['clock', { day: '2026-08-14', clock: '25:00' }],
    ['clock', { day: '2026-08-14', clock: '10:13 or so' }],
    ['endClock', { day: '2026-08-14', clock: '10:13', endDay: '2026-08-14' }],
    ['endClock', { day: '2026-08-14', clock: '10:13', endDay: '2026-08-13', endClock: '10:00' }],
  ] as const)('the input "%s" is named where %j cannot be used', (field, given) => {
    try {
      whenOf(fields(given), zone)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Invalid)
      expect(Object.keys((error as Invalid).fields)).toEqual([field])
    }
  })
})

test('what stands in the inputs means what the entry says, in every zone and on both sides of a change of the clocks', () => {
  const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const zones = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/St_Johns', 'UTC')
  fc.assert(
    fc.property(instant, zones, fc.constantFrom('minute', 'second'), fc.boolean(), (at, inZone, precision, isApproximate) => {
      const unit = precision === 'minute' ? 60_000 : 1000
      const occurredAt = new Date(Math.floor(at.getTime() / unit) * unit)
      const when = { ...UNKNOWN, occurredAt, precision, isApproximate } as const
      const again = whenOf(fieldsOf(when, inZone), inZone)
      // Before 1972 some zones were off by seconds; a form that shows minutes cannot say those.
      if (occurredAt.getTime() % 60_000 === 0 || precision === 'second') expect(again).toEqual(when)
    }),
  )
})
