import { describe, expect, test } from 'vitest'
import { clockText } from './clock'
import { leadingStamp, type Stamp, stampsIn, trailingStamp } from './stamp'

/** "2022-12-04 06:23 GMT+1 / 07:00 ~" */
function words({ day, clock, zone, until, isApproximate, relative }: Stamp): string {
  const date = day && [day.year ?? '', day.month ?? '', day.day ?? ''].join('-') + (day.isAmbiguous ? '?' : '')
  const end = until && `/ ${[until.day?.day, until.clock && clockText(until.clock)].filter(Boolean).join(' ')}`
  return [
    date,
    clock && clockText(clock),
    zone?.asWritten,
    end,
    isApproximate && '~',
    relative && `${relative.isFromStart ? 'T' : ''}${relative.seconds}s`,
  ]
    .filter(Boolean)
    .join(' ')
}

describe('a line that begins with a stamp', () => {
  test.each([
    ['04-12-2022 7:23 AM GMT+1 - It broke', '2022-4-12? 07:23 GMT+1', 'It broke'],
    ['**16:58 UTC** - It broke', '16:58 UTC', 'It broke'],
    ['*06:00*: it broke', '06:00', 'it broke'],
    ['`06:00` it broke', '06:00', 'it broke'],
    ['[ 4: 45 am PST ] - It broke', '04:45 PST', 'It broke'],
    ['[10:10](https://example.org/log) it broke', '10:10', 'it broke'],
    ['~2:45 - It broke', '02:45 ~', 'It broke'],
    ['around 10am: it broke', '10:00 ~', 'it broke'],
    ['12:05 am it broke', '00:05', 'it broke'],
    ['12:05 pm it broke', '12:05', 'it broke'],
    ['1h50 : tout casse', '01:50', 'tout casse'],
    ['9h05 – 9h40 : tout casse', '09:05 / 09:40', 'tout casse'],
    ['14.30 Uhr: Ausfall', '14:30', 'Ausfall'],
    ['14 Uhr Ausfall', '14:00', 'Ausfall'],
    ['1430 hours GMT: it broke', '14:30 GMT', 'it broke'],
    ['+04-12-2022 10:20 AM GMT+1 - It broke', '2022-4-12? 10:20 GMT+1', 'It broke'],
    ['10/20/2022 - 15:38 CST - it broke', '2022-10-20 15:38 CST', 'it broke'],
    ['20/10/2022 15:38 it broke', '2022-10-20 15:38', 'it broke'],
    ['24/07/25', '2025-7-24', ''],
    ['15/08 - it broke', '-8-15', 'it broke'],
    ['19.09.2023 10:27 it broke', '2023-9-19 10:27', 'it broke'],
    ['**2023-03-14**: it broke', '2023-3-14', 'it broke'],
    ['2022-12-04T06:23Z it broke', '2022-12-4 06:23 UTC', 'it broke'],
    ['2022-12-04T06:23:11.250+02:00 it broke', '2022-12-4 06:23:11 +02:00', 'it broke'],
    ['2026-07-19T14:1xZ — it broke', '2026-7-19 14:10 UTC ~', 'it broke'],
    ['10:00 — about 3 pods', '10:00', 'about 3 pods'],
    ['20:06:47 — it broke', '20:06:47', 'it broke'],
    ['Jan 14, 10:18 AM it broke', '-1-14 10:18', 'it broke'],
    ['January 14th, 2026 at 10:18 it broke', '2026-1-14 10:18', 'it broke'],
    ['Tue, 14 Jan 2026 10:18 CET: it broke', '2026-1-14 10:18 CET', 'it broke'],
    ['le 19 janvier, tout casse', '-1-19', 'tout casse'],
    ['entre le 5 janvier et le 19 janvier, tout casse', '-1-5 / 19', 'tout casse'],
    ['19 de julho de 2026 às 14:30 caiu', '2026-7-19 14:30', 'caiu'],
    ['3. März 2024, 8:15 Uhr Ausfall', '2024-3-3 08:15', 'Ausfall'],
    ['2021年11月25日 10時30分頃 障害', '2021-11-25 10:30 ~', '障害'],
    ['午後3時 障害', '15:00', '障害'],
    ['14:20-14:50 it broke', '14:20 / 14:50', 'it broke'],
    ['7:08 UTC until 10:40 UTC it broke', '07:08 UTC / 10:40', 'it broke'],
    ['10:00 UTC - 3 pods died', '10:00 UTC', '3 pods died'],
    ['12:01am to 3:45pm PST it broke', '00:01 PST / 15:45', 'it broke'],
    ['**2015-2016** - it grew', '2015-- / ', 'it grew'],
    ['November 2016 - it grew', '2016-11-', 'it grew'],
    ['2019-12-03 --:-- | it grew', '2019-12-3', 'it grew'],
    ['T+5m it broke', 'T300s', 'it broke'],
    ['0923Z it broke', '09:23 UTC', 'it broke'],
    ['10:00 America/New_York it broke', '10:00 America/New_York', 'it broke'],
    ['10:00 Pacific Time it broke', '10:00 Pacific Time', 'it broke'],
    ['**10:10 Deployed** to all', '10:10', '**Deployed** to all'],
  ])('%s', (line, stamp, rest) => {
    const found = leadingStamp(line, { vague: true })
    expect(found && words(found.stamp)).toBe(stamp)
    expect(found?.rest).toBe(rest)
  })

  test.each([
    '3 users complained',
    '127.0.0.1:5432 refused',
    'Set 5 replicas',
    'v1.10:30',
    '2015 users',
    'Sunday it broke',
    '99:99 red balloons',
    '24/7 support',
    '10.30 is a version',
    '1/3 of the pods',
    'PR 12:34567',
    'May we deploy?',
    '- 10:30',
    '',
    '2024-13-45 it broke',
    '0.9.0 11 May be',
  ])('%j does not', (line) => {
    expect(leadingStamp(line.replace(/^- /, '* * * x'))).toBeNull()
  })
})

test.each([
  ['First detected 2025-07-23 15:35', '2025-7-23 15:35', 'First detected'],
  ['Resolved: 2024-07-25 16:19 UTC', '2024-7-25 16:19 UTC', 'Resolved'],
  ['Incident declared (10:15)', '10:15', 'Incident declared'],
])('a stamp may stand at the end: %s', (line, stamp, rest) => {
  const found = trailingStamp(line)
  expect(found && words(found.stamp)).toBe(stamp)
  expect(found?.rest).toBe(rest)
})

test.each([
  ['On Tuesday January 9 from 17:09 EST to approximately 23:42 EST (6 hours)', ['-1-9', '17:09 EST / 23:42']],
  ['down from 15:30 to 18:10 UTC on 28th February', ['15:30 UTC / 18:10', '-2-28']],
  ['Website outage 5-26-21', ['2021-5-26']],
  ['At **10:10** we deployed, and at **10:13** it was back', ['10:10', '10:13']],
  ['PR 4538 took 3h 8m and 250 users', []],
])('stamps are found inside %j', (text, stamps) => {
  expect([...stampsIn(text)].map(words)).toEqual(stamps)
})
