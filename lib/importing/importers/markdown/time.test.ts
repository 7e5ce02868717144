import { describe, expect, test } from 'vitest'
import { readOne, timelineOf } from '@/tests/support/read-postmortem'

const started = (text: string, name?: string) => readOne(text, name).startedOn
const kinds = (text: string) => readOne(text).doubts.map(({ kind }) => kind)
const entry = (words: string) => `## Timeline\n\n- ${words} a\n- ${words} b\n`

describe('the day of the incident', () => {
  test.each<[string, string, string | null, string?]>([
    ['from a fact', '# Outage\n\n**Date**: 19.09.2023\n\n**Last updated**: 2023-10-01\n', '2023-09-19'],
    [
      'from a table of facts',
      '# Outage\n\n| Field | Value |\n|---|---|\n| **Incident date** | 2023-09-19 (estimated) |\n',
      '2023-09-19',
    ],
    ['from the title', '# Outage on September 19, 2023\n\nIt broke.\n', '2023-09-19'],
    ['from the first words', '# Outage\n\nOn 19 September 2023 it broke.\n', '2023-09-19'],
    ['from its duration', '# Outage\n\n- Duration of the outage: Aug 12, 2024, 6:00 AM - Aug 19, 2024, 6:00 AM\n', '2024-08-12'],
    ['from the timeline', `# Outage\n\n${entry('2023-09-19 10:00')}`, '2023-09-19'],
    ['with the year of the post', '---\ndate: 2024-01-03\n---\n# Outage\n\nOn December 30 it broke.\n', '2023-12-30'],
    ['with the year of the file’s name', '# Outage\n\nOn September 19th it broke.\n', '2023-09-19', '2023-09-25-postmortem.md'],
    ['not from the day of the post', '---\ndate: 2024-01-03\n---\n# Outage\n\nIt broke.\n', null],
    ['not from the file’s name alone', '# Outage\n\nIt broke.\n', null, '2023-09-25-postmortem.md'],
    ['not from the last change', '# Outage\n\nLast updated: 2022-05-25\n\nIt broke.\n', null],
    ['not without a year', '# Outage\n\nOn August 25th it broke.\n', null],
  ])('%s', (_, text, day, name) => {
    expect(started(text, name)).toBe(day)
  })
})

describe('the zone', () => {
  test.each<[string, string, string]>([
    ['of each line', `# X on 2024-03-01\n\n${entry('10:00 CET')}`, '2024-03-01T09:00Z'],
    ['of the heading', '# X on 2024-03-01\n\n## Timeline (CET)\n\n- 10:00 a\n- 10:00 b\n', '2024-03-01T09:00Z'],
    ['of a note', '# X on 2024-03-01\n\n## Timeline\n\nAll times in CET.\n\n- 10:00 a\n- 10:00 b\n', '2024-03-01T09:00Z'],
    [
      'of a column',
      '# X on 2024-03-01\n\n## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 10:00 | a |\n',
      '2024-03-01T09:00Z',
    ],
    ['of the first words', `# X on 2024-03-01\n\nDown from 10:00 to 10:30 CET.\n\n${entry('10:00')}`, '2024-03-01T09:00Z'],
    ['of a fact', `# X on 2024-03-01\n\n**Time zone:** CET\n\n${entry('10:00')}`, '2024-03-01T09:00Z'],
    ['literally', `# X on 2024-08-01\n\n${entry('10:00 PST')}`, '2024-08-01T18:00Z'],
    ['with daylight time where it is a place’s', `# X on 2024-08-01\n\n${entry('10:00 PT')}`, '2024-08-01T17:00Z'],
    ['of nobody', `# X on 2024-03-01\n\n${entry('10:00')}`, '2024-03-01T10:00'],
  ])('%s', (_, text, at) => {
    expect(readOne(text).timeline[0]?.at).toBe(at)
  })

  test('is asked for where none is stated, and literal or contradicting ones are said', () => {
    expect(kinds(`# X on 2024-03-01\n\n${entry('10:00')}`)).toContain('no_zone')
    expect(kinds(`# X on 2024-08-01\n\n${entry('10:00 PST')}`)).toContain('zone_literal')
    expect(kinds('# X on 2024-03-01\n\n## Timeline (PST)\n\n- 10:00 CST a\n- 11:00 CST b\n')).toContain('zone_conflict')
    expect(kinds(`# X on 2024-03-01\n\n${entry('10:00 UTC')}`)).not.toContain('no_zone')
  })
})

describe('a day that may be day-month or month-day', () => {
  test.each<[string, string, string]>([
    ['is read as the other dates are', '# X\n\n## Timeline\n\n- 04/12/2022 10:00 a\n- 25/12/2022 10:00 b\n', '2022-12-04T10:00'],
    [
      'is read as the other dates are, month first',
      '# X\n\n## Timeline\n\n- 04/12/2022 10:00 a\n- 04/25/2022 10:00 b\n',
      '2022-04-12T10:00',
    ],
    [
      'is read to lie near the document’s date',
      '---\ndate: 2022-04-15\n---\n# X\n\n## Timeline\n\n- 04/12/2022 10:00 a\n- 04/12/2022 11:00 b\n',
      '2022-04-12T10:00',
    ],
    ['is read as people of the zone write', `# X\n\n${entry('04-12-2022 10:00 EST')}`, '2022-04-12T15:00Z'],
    ['is read day first otherwise', `# X\n\n${entry('04-12-2022 10:00 AM GMT+1')}`, '2022-12-04T09:00Z'],
  ])('%s', (_, text, at) => {
    expect(readOne(text).timeline[0]?.at).toBe(at)
    expect(kinds(text)).toContain('ambiguous_date')
  })

  test('is not in doubt where both readings are the same', () => {
    expect(kinds(`# X\n\n${entry('04-04-2022 10:00')}`)).not.toContain('ambiguous_date')
  })
})

test('where no day is known, a time of day stays a time of day', () => {
  expect(timelineOf(`# X\n\n${entry('10:00')}`)).toEqual(['10:00 a', '10:00 b'])
})

test('a slip in a date and an entry out of order are said and kept', () => {
  const text =
    '# X\n\n## Timeline\n\n- 2023-07-25 14:05 a\n- 2023-07-25 15:55 b\n- 2023-09-25 15:56 c\n- 2023-07-25 15:57 d\n- 2023-07-25 16:00 e\n'
  expect(kinds(text)).toEqual(expect.arrayContaining(['far_from_the_rest', 'out_of_order']))
  expect(readOne(text).timeline.map(({ at }) => at)[2]).toBe('2023-09-25T15:56')
})

test('seconds, days, months and years are known as exactly as they are written', () => {
  const text =
    '# X\n\n## Timeline\n\n- 2023-05-11 20:06:47 UTC a\n- 2023-05-11 10pm UTC b\n- 2023-05-12 c\n- November 2023 - d\n- 2024 - e\n'
  expect(readOne(text).timeline.map(({ at, precision }) => [at, precision])).toEqual([
    ['2023-05-11T20:06:47Z', 'second'],
    ['2023-05-11T22:00Z', 'hour'],
    ['2023-05-12', 'day'],
    ['2023-11', 'month'],
    ['2024', 'year'],
  ])
})

describe('a list that goes past midnight', () => {
  const list = (times: string[]) =>
    readOne(`# X on 2024-03-01\n\n## Timeline\n\n${times.map((time) => `- ${time} a\n`).join('')}`).timeline.map(({ at }) => at)

  test('goes on with the next day', () => {
    expect(list(['22:50', '23:40', '00:10', '09:00', '01:00'])).toEqual([
      '2024-03-01T22:50',
      '2024-03-01T23:40',
      '2024-03-02T00:10',
      '2024-03-02T09:00',
      '2024-03-02T01:00',
    ])
  })

  test('goes back to the day before where the newest stands first', () => {
    expect(list(['00:40', '00:10', '23:40', '22:50'])).toEqual([
      '2024-03-02T00:40',
      '2024-03-02T00:10',
      '2024-03-01T23:40',
      '2024-03-01T22:50',
    ])
  })

  test('begins anew at each day that is named', () => {
    expect(list(['2024-03-01 23:40', '00:10', '2024-03-04 08:00', '09:00'])).toEqual([
      '2024-03-01T23:40',
      '2024-03-02T00:10',
      '2024-03-04T08:00',
      '2024-03-04T09:00',
    ])
  })
})
