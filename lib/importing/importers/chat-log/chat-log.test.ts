import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lostWords, unaccounted } from '@/tests/support/words-kept'
import { Draft } from '../../draft'
import { importerFor } from '../registry'

const read = (text: string, name = 'pasted.md') => {
  const file = { name, bytes: new TextEncoder().encode(text) }
  const importer = importerFor(file)
  return { importer: importer.id, ...importer.read(file, {}) }
}
type Row = [time: string | null, who: string, text: string]
const rows = (text: string): Row[] =>
  read(text).draft.incidents[0]?.timeline.map(
    ({ at, clockTime, attributedTo, text: said }): Row => [at ?? clockTime, attributedTo ?? '', said],
  ) ?? []

const CHATS: Record<string, [text: string, rows: Row[]]> = {
  'copied out of Slack': [
    'Monday, May 18th, 2026\nInes Brandt  10:13 AM\norders fail\nsince the deploy\n10:14\nall of them\nTom Okafor\n  10:15 AM\nlooking\n2 replies\n',
    [
      ['2026-05-18T10:13', 'Ines Brandt', 'orders fail  \nsince the deploy'],
      ['2026-05-18T10:14', 'Ines Brandt', 'all of them'],
      ['2026-05-18T10:15', 'Tom Okafor', 'looking'],
    ],
  ],
  'copied out of an older Slack': [
    'Ines Brandt [10:13 AM]\norders fail\n[10:14 AM] all of them\nPagerDuty APP [10:15 AM]\nTriggered: checkout\n',
    [
      ['10:13', 'Ines Brandt', 'orders fail'],
      ['10:14', 'Ines Brandt', 'all of them'],
      ['10:15', 'PagerDuty APP', 'Triggered: checkout'],
    ],
  ],
  'with the time first': [
    '[10:13] Ines: orders fail\n[10:14] Tom: looking\nat the database\n[10:15] Ines: thanks\n',
    [
      ['10:13', 'Ines', 'orders fail'],
      ['10:14', 'Tom', 'looking  \nat the database'],
      ['10:15', 'Ines', 'thanks'],
    ],
  ],
  'with day and time first': [
    '2026-05-18 10:13:05 Ines Brandt: orders fail\n2026-05-18 10:14:00 Tom: looking\n2026-05-18 10:15:00 Tom: found it\n',
    [
      ['2026-05-18T10:13:05', 'Ines Brandt', 'orders fail'],
      ['2026-05-18T10:14:00', 'Tom', 'looking'],
      ['2026-05-18T10:15:00', 'Tom', 'found it'],
    ],
  ],
  'exported from WhatsApp for Android': [
    '18/05/2026, 10:12 - Messages and calls are end-to-end encrypted.\n18/05/2026, 10:13 - Ines: orders fail\n18/05/2026, 10:14 - Tom: looking\n18/05/2026, 10:15 - Ines: see https://a.example/9: it is down\n',
    [
      ['2026-05-18T10:13', 'Ines', 'orders fail'],
      ['2026-05-18T10:14', 'Tom', 'looking'],
      ['2026-05-18T10:15', 'Ines', 'see https://a.example/9: it is down'],
    ],
  ],
  'exported from WhatsApp for iPhone': [
    '[18/05/2026, 10:13:05] Ines: orders fail\n\u200e[18/05/2026, 10:14:00] Tom: looking\n[18/05/2026, 10:15:00] +49 151 2345678: me too\n[18/05/2026, 10:16:00] Tom: ok\n',
    [
      ['2026-05-18T10:13:05', 'Ines', 'orders fail'],
      ['2026-05-18T10:14:00', 'Tom', 'looking'],
      ['2026-05-18T10:15:00', '+49 151 2345678', 'me too'],
      ['2026-05-18T10:16:00', 'Tom', 'ok'],
    ],
  ],
  'copied out of Telegram': [
    'Ines Brandt, [18.05.2026 10:13]\norders fail\n\nTom, [18.05.2026 10:14]\nlooking\n',
    [
      ['2026-05-18T10:13', 'Ines Brandt', 'orders fail'],
      ['2026-05-18T10:14', 'Tom', 'looking'],
    ],
  ],
  'copied out of Discord': [
    'ines — Today at 10:13 AM\norders fail\ntom_o — Today at 10:14 AM\nlooking\n',
    [
      ['10:13', 'ines', 'orders fail'],
      ['10:14', 'tom_o', 'looking'],
    ],
  ],
  'exported from Discord': [
    '[5/18/2026 10:13 AM] ines\norders fail\n\n[5/18/2026 10:14 PM] tom\nlooking\n',
    [
      ['2026-05-18T10:13', 'ines', 'orders fail'],
      ['2026-05-18T22:14', 'tom', 'looking'],
    ],
  ],
  'copied out of Teams': [
    'Ines Brandt 5/18/2026 10:13 AM\norders fail\nTom Okafor 5/18/2026 10:14 AM\nlooking\n',
    [
      ['2026-05-18T10:13', 'Ines Brandt', 'orders fail'],
      ['2026-05-18T10:14', 'Tom Okafor', 'looking'],
    ],
  ],
  'copied out of an older Teams': [
    '[5/18 10:13 AM] Ines Brandt\n    orders fail\n\n[5/18 10:14 AM] Tom Okafor\n    looking\n',
    [
      ['10:13', 'Ines Brandt', 'orders fail'],
      ['10:14', 'Tom Okafor', 'looking'],
    ],
  ],
  'copied out of Google Chat': [
    'Ines Brandt, Mon 10:13 AM\norders fail\nTom Okafor, 10:14 AM\nlooking\n',
    [
      ['10:13', 'Ines Brandt', 'orders fail'],
      ['10:14', 'Tom Okafor', 'looking'],
    ],
  ],
  'exported from Element': [
    '5/18/2026, 10:13:05 AM - Ines Brandt: orders fail\n5/18/2026, 10:14:00 AM - Tom: looking\n5/18/2026, 10:15:00 AM - Tom: found it\n',
    [
      ['2026-05-18T10:13:05', 'Ines Brandt', 'orders fail'],
      ['2026-05-18T10:14:00', 'Tom', 'looking'],
      ['2026-05-18T10:15:00', 'Tom', 'found it'],
    ],
  ],
}

test.each(Object.entries(CHATS))('a chat %s is read: when, who and what, and no word is lost', (_, [text, expected]) => {
  const { importer, draft, text: decoded } = read(text)
  expect(importer).toBe('chat-log')
  expect(rows(text)).toEqual(expected)
  expect(lostWords(decoded, draft)).toEqual({})
  expect(unaccounted(decoded, draft)).toEqual([])
})

describe('what a chat leaves open is a doubt', () => {
  const doubts = (text: string) => read(text).draft.incidents[0]?.doubts.map(({ kind }) => kind)
  test('no zone, no day', () => {
    expect(doubts('[10:13] Ines: down\n[10:14] Tom: on it\n[10:15] Ines: up\n')).toEqual([
      'no_title',
      'no_date',
      'no_severity',
      'no_zone',
    ])
  })
  test('a day that may be a month', () => {
    expect(
      doubts('[05/06/2026, 10:13:05] Ines: down\n[05/06/2026, 10:14:00] Tom: ok\n[05/06/2026, 10:15:00] Tom: up\n'),
    ).toContain('ambiguous_date')
  })
})

test.each([
  ['a report', '# Checkout refused orders\n\n10:13 Ines: saw it\n10:14 Tom: looked\n10:15 Ines: mended it\n'],
  ['a list of times', '- 10:13 Ines: saw it\n- 10:14 Tom: looked\n- 10:15 Ines: mended it\n'],
  ['a timeline in plain text', '10:13 Deploy of 4.18 finished\n10:14 Alerts fire\n10:20 Rollback\n'],
  ['labels', '10:13 Impact: orders fail\n10:14 Update: we look\n10:20 Update: solved\n'],
  ['prose', 'On Monday at 10:13 AM\norders failed. We saw it at 10:20 AM\nand mended it at 10:30 AM\n'],
])('%s is no chat', (_, text) => {
  expect(read(text).importer).toBe('markdown')
})

test('of any lines the draft is whole and every word stands in it', () => {
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          '10:13 ',
          '[00:01:02] ',
          '18/05/2026, 10:13 - ',
          'Ines  10:13 AM',
          'Today',
          'May 18th, 2026',
          '[5/18/26 1:02 PM] ',
          '',
        ),
        fc.constantFrom('Tom: ', '<tom> ', 'Tom Okafor', 'Update: ', ''),
        fc.stringMatching(/^[a-zA-Z0-9*#<>:.[\] -]{0,20}$/),
      )
      .map((parts) => parts.join('')),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { text, draft } = read(
        ['[10:13] Ines: down', '[10:14] Tom: looking', '[10:15] Ines: back', ...lines].join('\n').replaceAll('\0', ' '),
      )
      if (draft.importer !== 'chat-log') return
      expect(Draft.safeParse(draft).error).toBeUndefined()
      expect(lostWords(text, draft)).toEqual({})
      expect(unaccounted(text, draft)).toEqual([])
    }),
    { numRuns: 500 },
  )
})
