import { expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'

const doubts = (text: string, kind: string) =>
  readOne(text)
    .doubts.filter((doubt) => doubt.kind === kind)
    .map(({ message }) => message)
const timeline = (lines: string[], head = '') =>
  `# Outage\n\n${head}\n\n## Timeline\n\n${lines.map((line) => `- ${line}\n`).join('')}`

test.each([
  ['Monday 2024-03-05', 'Monday', 'Tuesday'],
  ['Montag, 5. März 2024', 'Monday', 'Tuesday'],
  ['2024年3月5日（月）', 'Monday', 'Tuesday'],
])('a weekday that does not fit its date is named: %s', (day, written, was) => {
  const [message] = doubts(timeline([`${day} 10:00 a`, '2024-03-05 11:00 b']), 'weekday_mismatch')
  expect(message).toContain(`is written as a ${written}, but 2024-03-05 was a ${was}`)
})

test('a weekday that fits is not named', () => {
  expect(doubts(timeline(['Tuesday 2024-03-05 10:00 a', 'mardi 5 mars 2024, 11h00 b']), 'weekday_mismatch')).toEqual([])
})

test('a date one year or one month away from its neighbours is named, and kept', () => {
  const year = timeline(['2024-03-05 10:00 a', '2023-03-05 10:05 b', '2024-03-05 10:10 c'])
  expect(doubts(year, 'far_from_the_rest')).toEqual([expect.stringContaining('with another year it would lie among them')])
  expect(readOne(year).timeline[1]?.at).toBe('2023-03-05T10:05')
  const month = timeline(['2024-03-05 10:00 a', '2024-05-05 10:05 b', '2024-03-05 10:10 c'])
  expect(doubts(month, 'far_from_the_rest')).toEqual([expect.stringContaining('with another month it would lie among them')])
})

test('an end before its beginning is left out, and said', () => {
  const text = timeline(['2024-03-05 14:20 – 2024-03-04 14:50 a', '2024-03-05 15:00 b'])
  expect(readOne(text).timeline[0]).toMatchObject({ at: '2024-03-05T14:20', endedAt: null })
  expect(doubts(text, 'ends_before_start')).toHaveLength(1)
  expect(doubts(timeline(['2024-03-05 23:50 – 00:10 a']), 'ends_before_start')).toEqual([])
})

test('a duration that does not fit beginning and end is named', () => {
  const lines = ['2024-03-05 14:00 Incident started', '2024-03-05 15:30 Incident resolved']
  expect(doubts(timeline(lines, '**Duration:** 45 minutes'), 'duration_mismatch')).toEqual([
    'A duration of “45 minutes” is stated, but the timeline tells 1 h 30 min from its beginning to its end. The timeline was kept.',
  ])
  expect(doubts(timeline(lines, '**Dauer:** etwa 1 Std. 30 Min.'), 'duration_mismatch')).toEqual([])
  expect(doubts(timeline(['2024-03-05 14:00–14:30 (45 min) down', '2024-03-05 15:00 b']), 'duration_mismatch')).toHaveLength(1)
})

test('the zone of the head against the zone of the lines is named', () => {
  const text = timeline(['2024-03-05 14:00 CET a', '2024-03-05 15:00 CET b'], '**Time zone:** UTC')
  expect(doubts(text, 'zone_conflict')).toEqual([
    'The head of the document says UTC, but 2 entries say CET. Each entry was read in its own zone.',
  ])
})

test('a local time that came twice or never is named', () => {
  const berlin = (day: string) => timeline([`${day} 02:30 Europe/Berlin a`, `${day} 09:00 Europe/Berlin b`])
  expect(doubts(berlin('2024-10-27'), 'clock_change')).toEqual([expect.stringContaining('came twice')])
  expect(doubts(berlin('2024-03-31'), 'clock_change')).toEqual([
    expect.stringContaining('No clock in Europe/Berlin showed 02:30'),
  ])
  expect(doubts(berlin('2024-06-01'), 'clock_change')).toEqual([])
})
