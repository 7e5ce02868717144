import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type QuickAddContext, understandLine } from './quick-add'
import { momentWords } from './time'

const berlin: QuickAddContext = {
  zone: 'Europe/Berlin',
  now: new Date('2026-08-16T09:00:00Z'),
  last: new Date('2026-08-14T08:10:00Z'),
  day: '2026-08-14',
  impactStartedAt: new Date('2026-08-14T08:10:00Z'),
}

/** "10:13 | config fixed | detected": what was understood, short enough for a table. */
const read = (line: string, context: Partial<QuickAddContext> = {}) => {
  const given = { ...berlin, ...context }
  const understood = understandLine(line, given)
  if (!understood) return null
  const { occurredAt, endedAt, precision, isApproximate, text, milestone, attributedTo } = understood
  const words = (at: Date) => momentWords(at, given.zone, precision, isApproximate).replace(/ \S*\/.*| UTC$/, '')
  return [
    occurredAt ? words(occurredAt) : '?',
    ...(endedAt ? [`… ${words(endedAt)}`] : []),
    text,
    ...(milestone ? [`!${milestone}`] : []),
    ...(attributedTo ? [`<${attributedTo}>`] : []),
  ].join(' | ')
}

describe('a typed line', () => {
  test.each([
    ['10:13 config fixed, back online', '14 Aug 2026 10:13 | config fixed, back online'],
    ['10:13:05 first error', '14 Aug 2026 10:13:05 | first error'],
    ['10:13:05.123 first error', '14 Aug 2026 10:13:05 | first error'],
    ['2026-08-15 10:13 second wave', '15 Aug 2026 10:13 | second wave'],
    ['2026-08-15T10:13:05Z second wave', '15 Aug 2026 12:13:05 | second wave'],
    ['2026-08-15T10:13+0200 second wave', '15 Aug 2026 10:13 | second wave'],
    ['yesterday 22:40 - 23:05 reindexed', '15 Aug 2026 22:40 | … 15 Aug 2026 23:05 | reindexed'],
    ['22:40–00:15 reindexed', '14 Aug 2026 22:40 | … 15 Aug 2026 00:15 | reindexed'],
    ['22:40 to 23:05 UTC reindexed', '15 Aug 2026 00:40 | … 15 Aug 2026 01:05 | reindexed'],
    ['2026-08-14 22:40 until 2026-08-16 01:00 degraded', '14 Aug 2026 22:40 | … 16 Aug 2026 01:00 | degraded'],
    ['+5m rolled back', '14 Aug 2026 10:15 | rolled back'],
    ['+ 1h30m rolled back', '14 Aug 2026 11:40 | rolled back'],
    ['+90s rolled back', '14 Aug 2026 10:11:30 | rolled back'],
    ['-5 min canary was red', '14 Aug 2026 10:05 | canary was red'],
    ['T+20m resolved: all green', '14 Aug 2026 10:30 | all green | !resolved'],
    ['~10:15 someone noticed', '14 Aug 2026 ~10:15 | someone noticed'],
    ['around 10:15 someone noticed', '14 Aug 2026 ~10:15 | someone noticed'],
    ['10:13 pm config fixed', '14 Aug 2026 22:13 | config fixed'],
    ['10:13PM config fixed', '14 Aug 2026 22:13 | config fixed'],
    ['12:05 a.m. config fixed', '14 Aug 2026 00:05 | config fixed'],
    ['9am standup', '14 Aug 2026 09:xx | standup'],
    ['14h deploy', '14 Aug 2026 14:xx | deploy'],
    ['noon: lunch', '14 Aug 2026 12:00 | lunch'],
    ['14:02Z queue empty', '14 Aug 2026 16:02 | queue empty'],
    ['14:02 UTC queue empty', '14 Aug 2026 16:02 | queue empty'],
    ['10:13 CEST config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['10:13 (PDT) config fixed', '14 Aug 2026 19:13 | config fixed'],
    ['10:13 UTC-3 config fixed', '14 Aug 2026 15:13 | config fixed'],
    ['10:13 America/New_York config fixed', '14 Aug 2026 16:13 | config fixed'],
    ['10:11 detected: error page seen', '14 Aug 2026 10:11 | error page seen | !detected'],
    ['detected 10:11 error page seen', '14 Aug 2026 10:11 | error page seen | !detected'],
    ['!detected 10:11 error page seen', '14 Aug 2026 10:11 | error page seen | !detected'],
    ['10:11 !detected error page seen', '14 Aug 2026 10:11 | error page seen | !detected'],
    ['impact started 10:10', '14 Aug 2026 10:10 | Impact started | !impact_started'],
    ['10:12 acked', '14 Aug 2026 10:12 | Acknowledged | !acknowledged'],
    ['10:30 resolved', '14 Aug 2026 10:30 | Resolved | !resolved'],
    ['resolved: nobody wrote down when', '? | nobody wrote down when | !resolved'],
    ['10:30 resolved the wrong ticket', '14 Aug 2026 10:30 | resolved the wrong ticket'],
    ['detected by chance', '? | detected by chance'],
    ['started 10:10', '14 Aug 2026 10:10 | Impact started | !impact_started'],
    ['[10:13] <tomas> old name restored', '14 Aug 2026 10:13 | old name restored | <tomas>'],
    ['- 10:13 - config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['at 10:13 config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['14 Aug 10:13 config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['Fri, 14 August 2026, 10:13 config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['Aug 14th, 2025 config fixed', '14 Aug 2025 | config fixed'],
    ['14.08.2026 10:13 config fixed', '14 Aug 2026 10:13 | config fixed'],
    ['31.12. 10:13 config fixed', '31 Dec 2026 10:13 | config fixed'],
    ['Thursday 10:13 config fixed', '13 Aug 2026 10:13 | config fixed'],
    ['yesterday the rollout began', '15 Aug 2026 | the rollout began'],
    ['00:10 still down', '14 Aug 2026 00:10 | still down'],
    ['24:00 gave up', '15 Aug 2026 00:00 | gave up'],
    ['config fixed, back online', '? | config fixed, back online'],
    ['10 pods died', '? | 10 pods died'],
    ['10:13% of orders', '? | 10:13% of orders'],
    ['25:61 is no time', '? | 25:61 is no time'],
    ['10:130 is no time', '? | 10:130 is no time'],
    ['4.18.2026 released', '? | 4.18.2026 released'],
    ['10.13 released', '? | 10.13 released'],
    ['Friday deploys are risky', '? | Friday deploys are risky'],
    ['2026-02-30 10:13 no such day', '? | 2026-02-30 10:13 no such day'],
    ['10:13', '14 Aug 2026 10:13 | 10:13'],
    ['+5m', '14 Aug 2026 10:15 | +5m'],
    ['10:13 - 11 pods died', '14 Aug 2026 10:13 | 11 pods died'],
    ['10:13 -5 °C in the server room', '14 Aug 2026 10:13 | -5 °C in the server room'],
  ])('%s', (line, expected) => expect(read(line)).toBe(expected))

  test('an empty line is nothing', () => expect(read('  \t ')).toBeNull())

  test('a time past midnight belongs to the day after the last entry', () =>
    expect(read('00:10 still down', { last: new Date('2026-08-14T21:50:00Z') })).toBe('15 Aug 2026 00:10 | still down'))

  test('without any entry a time belongs to the day of the incident', () =>
    expect(read('00:10 still down', { last: null })).toBe('14 Aug 2026 00:10 | still down'))

  test('without anything a time belongs to today, or to yesterday where today it is yet to come', () => {
    expect(read('10:13 config fixed', { last: null, day: null })).toBe('16 Aug 2026 10:13 | config fixed')
    expect(read('22:40 config broken', { last: null, day: null })).toBe('15 Aug 2026 22:40 | config broken')
  })

  test('a length without anything to count from is text', () =>
    expect(read('+5m rolled back', { last: null })).toBe('? | +5m rolled back'))

  test('a time that came twice or never is said to have', () => {
    const october = { last: null, day: '2026-10-25' }
    expect(understandLine('02:30 x', { ...berlin, ...october })).toMatchObject({
      happened: 'twice',
      occurredAt: new Date('2026-10-25T00:30:00Z'),
    })
    expect(understandLine('02:30 CET x', { ...berlin, ...october })).toMatchObject({
      happened: 'once',
      occurredAt: new Date('2026-10-25T01:30:00Z'),
    })
    expect(understandLine('2026-03-29 02:30 x', berlin)).toMatchObject({
      happened: 'never',
      occurredAt: new Date('2026-03-29T01:30:00Z'),
    })
  })

  test('the words of the time are kept', () => {
    expect(understandLine('[yesterday 22:40 - 23:05 CEST] reindexed', berlin)?.sourceText).toBe('yesterday 22:40 - 23:05 CEST')
    expect(understandLine('reindexed', berlin)?.sourceText).toBeNull()
  })
})

test('whatever is typed is understood without an error, and its end is the end of the text', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '10:13',
      ' ',
      '-',
      '–',
      'yesterday',
      '2026-08-14',
      'T',
      '+5m',
      '~',
      'CEST',
      '!',
      'detected',
      ':',
      '[',
      ']',
      '<',
      '>',
      '24:00',
      'pm',
      'Fri',
      'Aug 14',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' the end'), (pieces, end) => {
      const line = pieces.join('') + end
      const understood = understandLine(line, berlin)
      expect(understood === null).toBe(line.trim() === '')
      if (understood) expect(understood.text.trim()).toBeTruthy()
      if (end) expect(understood?.text.endsWith('the end')).toBe(true)
      if (understood?.endedAt && understood.occurredAt) expect(understood.endedAt >= understood.occurredAt).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
