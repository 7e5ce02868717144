import { expect, test } from 'vitest'
import type { QuickAddContext } from '../timeline/quick-add'
import { momentWords } from '../timeline/time'
import { PASTE_ENTRIES, readPaste } from './paste'

const berlin: QuickAddContext = {
  zone: 'Europe/Berlin',
  now: new Date('2026-08-16T09:00:00Z'),
  last: null,
  day: '2026-08-14',
  impactStartedAt: null,
}
const read = async (text: string, context = berlin) =>
  (await readPaste(text, context)).entries.map(({ occurredAt, precision, attributedTo, text: said }) =>
    [occurredAt ? momentWords(occurredAt, 'UTC', precision).replace(' UTC', '') : '?', attributedTo, said]
      .filter(Boolean)
      .join(' | '),
  )

test('messages copied out of a chat are entries with who said them, on the day of the incident', async () => {
  const slack = 'Ines Brandt\n  10:13 AM\norders fail\nsince the deploy\nTom Okafor\n  10:15 AM\nlooking\n'
  expect(await read(slack)).toEqual([
    '14 Aug 2026 08:13 | Ines Brandt | orders fail  \nsince the deploy',
    '14 Aug 2026 08:15 | Tom Okafor | looking',
  ])
})

test('an IRC log goes on from the last entry of the timeline; who came and went is left out, and said', async () => {
  const log = '[23:55] <ines> still red\n[23:56] *** tom joined #ops\n[00:05] <tom> rolled back\n'
  const context = { ...berlin, last: new Date('2026-08-15T08:00:00Z') }
  expect(await read(log, context)).toEqual(['15 Aug 2026 21:55 | ines | still red', '15 Aug 2026 22:05 | tom | rolled back'])
  expect((await readPaste(log, context)).left).toEqual(['[23:56] *** tom joined #ops'])
})

test('any other text is read line by line', async () => {
  expect(await read('10:13 config fixed\n10:15 back online')).toEqual([
    '14 Aug 2026 08:13 | config fixed',
    '14 Aug 2026 08:15 | back online',
  ])
})

test('what goes beyond the limit is named, not dropped', async () => {
  const lines = Array.from({ length: PASTE_ENTRIES + 2 }, (_, index) => `fact ${index}`).join('\n')
  const { entries, left } = await readPaste(lines, berlin)
  expect([entries.length, left]).toEqual([PASTE_ENTRIES, [`fact ${PASTE_ENTRIES}`, `fact ${PASTE_ENTRIES + 1}`]])
})
