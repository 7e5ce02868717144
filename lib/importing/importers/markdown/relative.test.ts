import { describe, expect, test } from 'vitest'
import { readOne, timelineOf } from '@/tests/support/read-postmortem'

const HEAD = '# Outage of the shop on 2024-03-01\n\n'
const COUNTED = ['T-10m A release', 'T+5m It broke', 'T+1h30m It was mended']
const bullets = (lines: string[]) => `## Timeline\n\n${lines.map((line) => `- ${line}\n`).join('')}`
const doubtsOf = (text: string) =>
  readOne(text)
    .doubts.filter(({ kind }) => kind === 'relative_time')
    .map(({ message }) => message)

describe('lengths are placed where the document says what they count from', () => {
  const UTC = ['2024-03-01T13:52Z A release', '2024-03-01T14:07Z It broke', '2024-03-01T15:32Z It was mended']
  const LOCAL = UTC.map((entry) => entry.replace('Z', ''))
  test.each<[string, string, string[]]>([
    ['in a line before', `T0 = 14:02 UTC\n\n${bullets(COUNTED)}`, UTC],
    ['in a line with the day', `**T0:** 2024-03-01 14:02 UTC\n\n${bullets(COUNTED)}`, UTC],
    ['in a row of facts', `| Fact | |\n|---|---|\n| T+0 | 2024-03-01 14:02 UTC |\n\n${bullets(COUNTED)}`, UTC],
    ['in brackets after the time', `The alert came at 14:02 UTC (T0).\n\n${bullets(COUNTED)}`, UTC],
    ['in a sentence', `All times are relative to the first page at 14:02 UTC.\n\n${bullets(COUNTED)}`, UTC],
    ['in a sentence with T=0', `Below, T=0 is 14:02 UTC.\n\n${bullets(COUNTED)}`, UTC],
    ['in German', `T0 ist 14:02 UTC.\n\n${bullets(COUNTED)}`, UTC],
    ['after the list', `${bullets(COUNTED)}\nT0: 14:02\n`, LOCAL],
  ])('%s', (_, body, entries) => {
    expect(timelineOf(HEAD + body)).toEqual(entries)
    expect(doubtsOf(HEAD + body)).toEqual([
      expect.stringMatching(/^3 entries tell how much later \(“T-10m”\) and were placed counting from 2024-03-01 14:02/),
    ])
  })

  test.each<[string, string[], string[]]>([
    ['an entry', ['T-10m a', 'T+0 14:02 UTC b', 'T+5m c'], ['13:52Z a', '14:02Z b', '14:07Z c']],
    ['an entry, with a colon', ['T0: 14:02 UTC b', 'T+5m c'], ['14:02Z 14:02 UTC b', '14:07Z c']],
    ['an entry, in brackets', ['T+0 (14:02 UTC) b', 'T+5m c'], ['14:02Z b', '14:07Z c']],
    ['an entry that names its own time first', ['14:02 UTC (T0) b', 'T+5m c'], ['14:02Z (T0) b', '14:07Z c']],
    ['an entry that is not the first', ['T+5m (14:07 UTC) b', 'T+10m c'], ['14:07Z b', '14:12Z c']],
    ['hours and minutes', ['T+0 14:02 UTC a', 'T+0:10 b', 'T+1:30 c'], ['14:02Z a', '14:12Z b', '15:32Z c']],
    [
      'minutes and seconds where no hours can be meant',
      ['T+00:00 (14:02:00 UTC) a', 'T+02:30 b', 'T+45:00 c'],
      ['14:02:00Z a', '14:04:30Z b', '14:47:00Z c'],
    ],
    ['past midnight', ['T0 = 23:50 UTC a', 'T+20m b'], ['23:50Z 23:50 UTC a', '2T00:10Z b']],
  ])('%s', (_, lines, entries) => {
    expect(timelineOf(HEAD + bullets(lines)).map((entry) => entry.replace(/^2024-03-0(?:1T|(?=2))/, ''))).toEqual(entries)
  })

  test('and the day it names is the day of the incident', () => {
    const { startedOn, timeline } = readOne(`# Outage of the shop\n\n${bullets(['T+0 2024-03-01 23:58 UTC a', 'T+5m b'])}`)
    expect([startedOn, timeline[1]?.at]).toEqual(['2024-03-01', '2024-03-02T00:03Z'])
  })

  test('and stay times of a day where no day is known', () => {
    expect(timelineOf(`# Outage of the shop\n\nT0 = 14:02\n\n${bullets(['T+0 a', 'T+5m b'])}`)).toEqual(['14:02 a', '14:07 b'])
  })

  test('with the words they were told in', () => {
    const { timeline } = readOne(`${HEAD}T0 = 14:02 UTC\n\n${bullets(COUNTED)}`)
    expect(timeline.map(({ sourceText, precision }) => [sourceText, precision])).toEqual([
      ['T-10m', 'minute'],
      ['T+5m', 'minute'],
      ['T+1h30m', 'minute'],
    ])
  })
})

describe('lengths among times are placed where only one reading keeps the order', () => {
  test.each<[string, string[], string[]]>([
    ['one after a time', ['14:02 a', '+5 min b', '14:30 c'], ['14:02 a', '14:07 b', '14:30 c']],
    ['each from the time before', ['14:02 a', '+5 min b', '+12 min c', '14:16 d'], ['14:02 a', '14:07 b', '14:14 c', '14:16 d']],
    ['each from the one before', ['14:02 a', '+5 min b', '+3 min c'], ['14:02 a', '14:07 b', '14:10 c']],
    ['from the one entry that can be T', ['14:02 a', 'T+5m b', 'T+12m c'], ['14:02 a', '14:07 b', '14:14 c']],
  ])('%s', (_, lines, entries) => {
    expect(timelineOf(HEAD + bullets(lines)).map((entry) => entry.slice(11))).toEqual(entries)
    expect(doubtsOf(HEAD + bullets(lines))[0]).toMatch(/the only entry before that keeps their order/)
  })
})

describe('lengths stay without a time, in order, with a doubt, where', () => {
  test.each<[string, string, RegExp]>([
    ['nothing says what they count from', bullets(COUNTED), /not clear/],
    ['two readings are possible', bullets(['14:02 a', '+5 min b', '+12 min c']), /not clear/],
    ['T may be either entry', bullets(['14:02 a', '14:10 b', 'T+10m c', 'T+12m d']), /not clear/],
    ['T+0 is an entry of its own', bullets(['14:02 a', 'T+0 b', 'T+5m c']), /not clear/],
    [
      'the beginning is stated twice',
      `The page (T0 = 14:02 UTC) was missed. It came again at 15:30 UTC (T0).\n\n${bullets(COUNTED)}`,
      /in ways that differ/,
    ],
  ])('%s', (_, body, message) => {
    const { timeline } = readOne(HEAD + body)
    const counted = timeline.filter(({ sourceText }) => /[+-]|T/.test(sourceText ?? ''))
    expect(counted.length).toBeGreaterThan(1)
    expect(counted.map(({ at, clockTime, precision }) => [at, clockTime, precision])).toEqual(
      counted.map(() => [null, null, 'unknown']),
    )
    expect(doubtsOf(HEAD + body)).toEqual([expect.stringMatching(message)])
  })
})

test('a length is no time of a document that counts nothing', () => {
  expect(timelineOf(`${HEAD}T0 = 14:02 UTC\n\n${bullets(['10:00 a', '10:30 b'])}`)).toEqual([
    '2024-03-01T10:00Z a',
    '2024-03-01T10:30Z b',
  ])
})
