import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understandLines } from './paste'
import type { QuickAddContext } from './quick-add'
import { momentWords } from './time'

const berlin: QuickAddContext = {
  zone: 'Europe/Berlin',
  now: new Date('2026-08-16T09:00:00Z'),
  last: null,
  day: '2026-08-14',
  impactStartedAt: null,
}
const read = (text: string, context = berlin) =>
  understandLines(text, context).map(({ occurredAt, precision, text: said, milestone }) =>
    [occurredAt ? momentWords(occurredAt, 'UTC', precision).replace(' UTC', '') : '?', said, milestone]
      .filter(Boolean)
      .join(' | '),
  )

test('each line is read as if it were typed after the one before', () => {
  expect(
    read('10:13 config fixed\n\n+5m orders through\n23:50 quiet\n00:10 resolved: all clear\nyesterday 22:40 - 23:05 reindexed'),
  ).toEqual([
    '14 Aug 2026 08:13 | config fixed',
    '14 Aug 2026 08:18 | orders through',
    '14 Aug 2026 21:50 | quiet',
    '14 Aug 2026 22:10 | all clear | resolved',
    '15 Aug 2026 20:40 | reindexed',
  ])
})

test('lines without any time are an entry each, and an indented one goes on the one above it', () => {
  expect(read('orders fail\nsomebody looks\n    and sees nothing')).toEqual([
    '? | orders fail',
    '? | somebody looks\nand sees nothing',
  ])
})

test('in a log, a line without a time belongs to the one above it', () => {
  const log = '2026-08-14 10:13:05 ERROR boom\nError: boom\n  at run (x.js:1)\n2026-08-14 10:13:06 INFO restarted\n'
  expect(read(log)).toEqual([
    '14 Aug 2026 08:13:05 | ERROR boom\nError: boom\nat run (x.js:1)',
    '14 Aug 2026 08:13:06 | INFO restarted',
  ])
})

test.each([
  ['Nov 20 10:13:05 web1 systemd[1]: nginx.service: exited', '20 Nov 2026 09:13:05 | web1 systemd[1]: nginx.service: exited'],
  ['2026-11-20T10:13:05+0100 web1 kernel: Out of memory', '20 Nov 2026 09:13:05 | web1 kernel: Out of memory'],
  ['2026/11/20 10:13:05 [error] 7#0: refused', '20 Nov 2026 09:13:05 | [error] 7#0: refused'],
  [
    '10.0.0.7 - - [20/Nov/2026:10:13:05 +0000] "GET / HTTP/1.1" 502 1',
    '20 Nov 2026 10:13:05 | `10.0.0.7 "GET / HTTP/1.1" 502 1`',
  ],
  ['{"time":"2026-11-20T10:13:05Z","msg":"db down"}', '20 Nov 2026 10:13:05 | `db down`'],
])('a line of a log is an entry: %s', (line, entry) =>
  expect(read(line, { ...berlin, now: new Date('2026-11-21T00:00Z'), day: '2026-11-20' })).toEqual([entry]),
)

test('every word of a paste is in an entry or in the words of a time', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('', '10:13 ', '+5m ', '  ', '\t', '- '), word, word), { maxLength: 30 }),
      (rows) => {
        const text = rows.map(([lead, one, other]) => `${lead}${one} ${other}`).join('\n')
        const kept = understandLines(text, berlin)
          .map((entry) => `${entry.text} ${entry.sourceText ?? ''}`)
          .join('\n')
        for (const [, one, other] of rows) expect(kept).toContain(`${one} ${other}`.trim())
      },
    ),
  )
})
