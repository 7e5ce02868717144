import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lostWords, unaccounted } from '@/tests/support/words-kept'
import { Draft } from '../../draft'
import { importerFor } from '../registry'

const read = (text: string, name = 'channel.log') => {
  const file = { name, bytes: new TextEncoder().encode(text) }
  const importer = importerFor(file)
  return { importer: importer.id, ...importer.read(file, {}) }
}

const LOGS: Record<string, [text: string, at: (string | null)[]]> = {
  irssi: [
    `--- Log opened Mon May 18 09:58:00 2026
09:58 -!- ines [~ines@host.example] has joined #ops
10:13 <@ines> orders fail
10:14 <+tom> looking
10:15  * tom rolls back 4.18
--- Day changed Tue May 19 2026
00:02 < ines> incident resolved
`,
    ['2026-05-18T10:13', '2026-05-18T10:14', '2026-05-18T10:15', '2026-05-19T00:02'],
  ],
  WeeChat: [
    `2026-05-18 09:58:00\t-->\tines (~ines@host.example) has joined #ops
2026-05-18 10:13:05\t@ines\torders fail
2026-05-18 10:14:00\ttom\tlooking
2026-05-18 10:15:00\t *\ttom rolls back 4.18
2026-05-19 00:02:10\tines\tincident resolved
`,
    ['2026-05-18T10:13:05', '2026-05-18T10:14:00', '2026-05-18T10:15:00', '2026-05-19T00:02:10'],
  ],
  HexChat: [
    `**** BEGIN LOGGING AT Mon May 18 09:58:00 2026

May 18 09:58:00 *\tines has joined
May 18 10:13:05 <ines>\torders fail
May 18 10:14:00 <tom>\tlooking
May 18 10:15:00 *\ttom rolls back 4.18
May 19 00:02:10 <ines>\tincident resolved
`,
    ['2026-05-18T10:13:05', '2026-05-18T10:14:00', '2026-05-18T10:15:00', '2026-05-19T00:02:10'],
  ],
  IRCCloud: [
    `[2026-05-18 09:58:00] → ines joined (~ines@host.example)
[2026-05-18 10:13:05] <ines> orders fail
[2026-05-18 10:14:00] <tom> looking
[2026-05-18 10:15:00] — tom rolls back 4.18
[2026-05-19 00:02:10] <ines> incident resolved
`,
    ['2026-05-18T10:13:05', '2026-05-18T10:14:00', '2026-05-18T10:15:00', '2026-05-19T00:02:10'],
  ],
  'a meeting bot, in UTC': [
    `2026-05-18T10:13:05Z <ines> orders fail
2026-05-18T10:14:00Z <tom> looking
2026-05-18T10:15:00Z * tom rolls back 4.18
2026-05-19T00:02:10Z <ines> incident resolved
`,
    ['2026-05-18T10:13:05Z', '2026-05-18T10:14:00Z', '2026-05-18T10:15:00Z', '2026-05-19T00:02:10Z'],
  ],
}

test.each(Object.entries(LOGS))('a log of %s is read: when, who and what, and who came is structure', (_, [text, times]) => {
  const { importer, draft } = read(text)
  const [incident] = draft.incidents
  expect(importer).toBe('irc')
  expect(incident?.timeline.map(({ attributedTo, text: said }) => [attributedTo, said])).toEqual([
    ['ines', 'orders fail'],
    ['tom', 'looking'],
    ['tom', 'rolls back 4.18'],
    ['ines', 'incident resolved'],
  ])
  expect(incident?.timeline.map(({ at }) => at)).toEqual(times)
  expect(incident?.timeline.at(-1)?.milestone).toBe('resolved')
  expect(lostWords(text, draft)).toEqual({})
  expect(unaccounted(text, draft)).toEqual([])
})

test('a log of ZNC gives times only; its name gives the day, and a clock that goes back is past midnight', () => {
  const text = '[23:58:10] *** Joins: ines (~ines@host.example)\n[23:59:01] <ines> orders fail\n[00:01:30] <tom> looking\n'
  const dated = read(text, '#ops_2026-05-18.log').draft.incidents[0]
  expect(dated?.timeline.map(({ at }) => at)).toEqual(['2026-05-18T23:59:01', '2026-05-19T00:01:30'])
  expect(dated?.doubts.map(({ kind }) => kind)).toEqual(['no_title', 'no_severity', 'no_zone', 'assumed_day', 'assumed_day'])
  const undated = read(text).draft.incidents[0]
  expect(undated?.timeline.map(({ at, clockTime }) => [at, clockTime])).toEqual([
    [null, '23:59:01'],
    [null, '00:01:30'],
  ])
})

test('a line of no known form goes on what was said, and colours are left away', () => {
  const { draft } = read(
    '10:13 <ines> \u000304orders\u0003 fail:\nstack trace\n  at checkout\n10:14 <tom> # looking\n10:15 <tom> ok\n',
  )
  expect(draft.incidents[0]?.timeline.map(({ text }) => text)).toEqual([
    'orders fail:  \nstack trace  \n  at checkout',
    '\\# looking',
    'ok',
  ])
})

test('a report with HTML in it is no log', () => {
  expect(read('# Outage\n\n10:13 <b>orders</b> fail\n10:15 <i>back</i> again\n\nIt broke.\n\nAll of it.\n').importer).toBe(
    'markdown',
  )
})

test('of any lines the draft is whole and every word stands in it', () => {
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('10:13', '[00:01:02]', '2026-05-18 10:13:05', 'May 18 10:13:05', ''),
        fc.constantFrom(' <a> ', ' * b ', '\t-->\t', ' -!- ', ''),
        fc.stringMatching(/^[a-z0-9*#<>:. -]{0,20}$/),
      )
      .map((parts) => parts.join('')),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { text, draft } = read(
        ['10:13 <ines> down', '10:14 <tom> looking', '10:15 <tom> back', ...lines].join('\n').replaceAll('\0', ' '),
      )
      if (draft.importer !== 'irc') return
      expect(Draft.safeParse(draft).error).toBeUndefined()
      expect(lostWords(text, draft)).toEqual({})
      expect(unaccounted(text, draft)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
