import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dueBy } from './schedule'

// Whose clocks change by an hour, by half an hour, by two, at midnight, twice a year more for Ramadan, or no more at all.
const ZONES =
  `Europe/Berlin Europe/London Europe/Lisbon Europe/Kyiv Europe/Istanbul Atlantic/Azores Africa/Cairo Africa/Casablanca
  Africa/El_Aaiun Africa/Johannesburg Asia/Beirut Asia/Gaza Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Tehran Asia/Tokyo
  America/New_York America/St_Johns America/Havana America/Santiago America/Asuncion America/Sao_Paulo America/Nuuk America/Miquelon
  Antarctica/Troll Australia/Adelaide Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Easter Pacific/Norfolk Etc/UTC`.split(
    /\s+/,
  )
const FROM = Temporal.Instant.from('2024-01-01T00:00:00Z')
const UNTIL = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** The changes of the clocks of a zone in two years, or one moment of them where there is none. */
function changesOf(zone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = []
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  for (; at && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0; at = at.getTimeZoneTransition('next')) changes.push(at)
  return changes.length > 0 ? changes : [FROM.toZonedDateTimeISO(zone)]
}

/** When a clock on the wall of the zone shows the time on a day: the first time where twice, right after the change where never. */
function shown(day: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Date {
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: time })
  const isThere = at.toPlainTime().equals(time)
  return new Date((isThere ? at : (at.add({ milliseconds: 1 }).getTimeZoneTransition('previous') ?? at)).epochMilliseconds)
}

test.each(ZONES)('%s: a report that is due daily is due once a day, by the clock on the wall, also when that changes', (zone) => {
  const found: string[] = []
  const expected: string[] = []
  for (const change of changesOf(zone))
    for (const minutes of [-90, -60, -30, -15, 0, 15, 30, 60, 90]) {
      const time = change.toPlainDateTime().add({ minutes }).toPlainTime().round('minute')
      const schedule = { cron: `${time.minute} ${time.hour} * * *`, timeZone: zone, graceSeconds: 0, periodSeconds: 0 }
      const first = change.toPlainDate().subtract({ days: 2 })
      let last = new Date(shown(first, time, zone).getTime() - 60_000)
      for (let day = first; day.since(first).days < 5; day = day.add({ days: 1 })) {
        last = dueBy(schedule, last)
        found.push(`${schedule.cron} after ${day}: ${last.toISOString()}`)
        expected.push(`${schedule.cron} after ${day}: ${shown(day, time, zone).toISOString()}`)
      }
    }
  expect(found).toEqual(expected)
})
