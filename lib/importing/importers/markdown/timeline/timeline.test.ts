import { describe, expect, test } from 'vitest'
import { readOne, timelineOf } from '@/tests/support/read-postmortem'

const HEAD = '# Outage of the shop on 2024-03-01\n\n'
const BROKE = ['2024-03-01T10:00 It broke', '2024-03-01T10:30 It was mended']

describe('a timeline is read, written', () => {
  test.each<[string, string, string[]]>([
    ['as bullets', '## Timeline\n\n- 10:00 It broke\n- 10:30 It was mended\n', BROKE],
    ['as bold times', '## Timeline\n\n* **10:00**: It broke\n* **10:30** - It was mended\n', BROKE],
    ['as numbered steps', '## Timeline\n\n1. 10:00 It broke\n2. 10:30 It was mended\n', BROKE],
    ['as a table', '## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | It broke |\n| 10:30 | It was mended |\n', BROKE],
    [
      'as a table with day and time apart',
      '## Timeline\n\n| Day | Date (2024) | Time | Event |\n|---|---|---|---|\n| Fri | Mar 1 | 10:00 | It broke |\n| Fri | Mar 1 | 10:30 | It was mended |\n',
      BROKE,
    ],
    ['as headings', '## Timeline\n\n### 2024-03-01 10:00\n\nIt broke\n\n### 10:30\n\nIt was mended\n', BROKE],
    ['as paragraphs', '## Timeline\n\n10:00 It broke\n\n10:30 It was mended\n', BROKE],
    ['as lines of one paragraph', '## Timeline\n\n10:00 It broke\n10:30 It was mended\n', BROKE],
    ['as lines with hard breaks', '## Timeline\n\n*10:00*: It broke\\\n*10:30*: It was mended\n', BROKE],
    ['in brackets', '## Timeline\n\n[ 10: 00 am ] - It broke\n\n[ 10:30 am ] - It was mended\n', BROKE],
    [
      'as a table of HTML, with empty lines in it',
      '## Timeline\n\n<table>\n<tr><th>Time</th><th>Event</th></tr>\n\n<tr><td>10:00</td><td>It broke</td></tr>\n<tr><td>10:30<td>It was mended\n</table>\n',
      BROKE,
    ],
    ['as a list of HTML', '## Timeline\n\n<ul>\n  <li>10:00 It broke</li>\n  <li>10:30 It was mended</li>\n</ul>\n', BROKE],
    [
      'within details of HTML',
      '<details>\n<summary>Timeline</summary>\n\n- 10:00 It broke\n- 10:30 It was mended\n\n</details>\n',
      BROKE,
    ],
    ['within a quote', '## Timeline\n\n> - 10:00 It broke\n> - 10:30 It was mended\n', BROKE],
    ['as bullets that were escaped', '\\## Timeline\n\n\\- 10:00 It broke\n\n\\- 10:30 It was mended\n\n\\- \\*end\\*\n', BROKE],
    [
      'with the stamp at the end',
      '- **Key events**\n  - It broke 2024-03-01 10:00\n  - It was mended: 2024-03-01 10:30\n',
      BROKE,
    ],
    [
      'in running text',
      '## What happened\n\nAt **10:00** the release broke the start page. After a rollback, we were back at **10:30**.\n',
      ['2024-03-01T10:00 the release broke the start page.', '2024-03-01T10:30 we were back at **10:30**.'],
    ],
    [
      'below a heading of another language',
      '## Linha do tempo\n\n- 10h00: caiu\n- 10h30: voltou\n',
      ['2024-03-01T10:00 caiu', '2024-03-01T10:30 voltou'],
    ],
    [
      'below days that are written in two ways',
      '## Timeline\n\n### Friday 1 March 2024 (2024-03-01)\n\n- **10:00 +00:00** It broke\n- **10:30 +00:00** It was mended\n',
      ['2024-03-01T10:00Z It broke', '2024-03-01T10:30Z It was mended'],
    ],
    ['without a heading for it', '## Notes\n\n- 10:00 It broke\n- 10:30 It was mended\n', BROKE],
    [
      'as bullets that are sentences',
      '## Timeline\n\n- The release at 10:00 broke it\n- It was mended at 10:30 UTC by a rollback\n',
      ['2024-03-01T10:00Z The release at 10:00 broke it', '2024-03-01T10:30Z It was mended at 10:30 UTC by a rollback'],
    ],
    [
      'as bullets that are sentences with times of four digits',
      '## Timeline\n\n- The release around 1000 hours UTC broke it\n- It was mended at 1030 hours UTC by a rollback\n',
      [
        '2024-03-01T10:00Z The release around 1000 hours UTC broke it',
        '2024-03-01T10:30Z It was mended at 1030 hours UTC by a rollback',
      ],
    ],
    [
      'as paragraphs of running text, a sentence each',
      '## What happened\n\nAt 10:00, the release broke it. At 10:10 we saw it.\n\nAt 10:30, it was mended.\n',
      ['2024-03-01T10:00 the release broke it.', '2024-03-01T10:10 we saw it.', '2024-03-01T10:30 it was mended.'],
    ],
    [
      'relative to the beginning, without a heading',
      'It was a bad day.\n\nT+0m  It broke\nT+30m It was mended\n',
      ['? It broke', '? It was mended'],
    ],
    ['without times', '## Timeline\n\n- It broke\n- It was mended\n', ['? It broke', '? It was mended']],
    ['relative to the beginning', '## Timeline\n\n- T+0m It broke\n- T+30m It was mended\n', ['? It broke', '? It was mended']],
    [
      'as updates, newest first',
      '**2024-03-01 10:30 Update**\n\nIt was mended\n\n**2024-03-01 10:00 Notice**\n\nIt broke\n',
      ['2024-03-01T10:30 **Update**\n\nIt was mended', '2024-03-01T10:00 **Notice**\n\nIt broke'],
    ],
  ])('%s', (_, body, entries) => {
    expect(timelineOf(HEAD + body)).toEqual(entries)
  })
})

test('a range has an end, also past midnight, and one that makes no sense is left open', () => {
  expect(
    timelineOf(`${HEAD}## Timeline\n\n- 10:00-10:30 It was down\n- 23:50 – 0:20 It was slow\n- 14:20-2:00 We looked on\n`),
  ).toEqual([
    '2024-03-01T10:00/2024-03-01T10:30 It was down',
    '2024-03-01T23:50/2024-03-02T00:20 It was slow',
    '2024-03-01T14:20 We looked on',
  ])
})

test('a day said by a line, a bullet or a heading holds for what follows it', () => {
  const lines = '## Timeline\n\n2024-02-29 (UTC)\n\n- 23:00 a\n\n**2024/03/01 Friday (UTC)**\n\n- 1:00 b\n'
  expect(timelineOf(HEAD + lines)).toEqual(['2024-02-29T23:00Z a', '2024-03-01T01:00Z b'])
  const bullets = '## Timeline\n\n- 2024-02-29\n  - 23:00 a\n- 2024-03-01\n  - 1:00 b\n'
  expect(timelineOf(HEAD + bullets)).toEqual(['2024-02-29T23:00 a', '2024-03-01T01:00 b'])
  const headings = '## Timeline\n\n### 2024-02-29\n\n- 23:00 a\n\n### 2024-03-01\n\n- 1:00 b\n'
  expect(timelineOf(HEAD + headings)).toEqual(['2024-02-29T23:00 a', '2024-03-01T01:00 b'])
})

test('a day is not carried from one list into another', () => {
  const body =
    '- **Key events**\n  - Detected 2024-03-01 10:00\n  - Resolved 2024-03-02 09:00\n\n- **Context**:\n  - 10:05: a\n  - 10:10: b\n'
  expect(timelineOf(HEAD + body).slice(2)).toEqual(['2024-03-01T10:05 a', '2024-03-01T10:10 b'])
})

test('code, pictures and paragraphs between two entries belong to the first', () => {
  const body = '## Timeline\n\n- 10:00 a\n\n![](a.png)\n\n```\n2024-01-01T00:00Z log\n```\n\n- 10:30 b\n\nWritten by Ines.\n'
  const { timeline, sections } = readOne(HEAD + body)
  expect(timeline.map(({ text }) => text)).toEqual(['a\n\n![](a.png)\n\n```\n2024-01-01T00:00Z log\n```', 'b'])
  expect(sections.map(({ title, body: text }) => [title, text])).toContainEqual(['Timeline', 'Written by Ines.'])
})

test('nested bullets stay with their entry, those with stamps of their own are entries', () => {
  const body = '## Timeline\n\n- 10:00 a\n  - detail\n  - 10:05 b\n- 10:30 c\n'
  expect(timelineOf(HEAD + body).map((entry) => entry.split('\n')[0])).toEqual(
    ['2024-03-01T10:00 a', '2024-03-01T10:30 c'].toSpliced(1, 0, '2024-03-01T10:05 b'),
  )
})

test('columns beside time and event are kept, and who did it is told', () => {
  const body = '## Timeline\n\n| Time | Event | Who | Source |\n|---|---|---|---|\n| 10:00 | It broke | Ines | alert |\n'
  expect(readOne(HEAD + body).timeline).toMatchObject([{ text: 'It broke\n\nSource: alert', attributedTo: 'Ines' }])
})

test('a row without a time is an entry whose time is not known', () => {
  const body = '## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | a |\n| ~ | b |\n| 2024-03-02 --:-- | c |\n'
  expect(timelineOf(HEAD + body)).toEqual(['2024-03-01T10:00 a', '? b', '2024-03-02 c'])
})

test.each([
  ['due dates of actions', '## Action items\n\n- 2024-04-01: add a check\n- 2024-05-01: write a test\n'],
  ['how long it lasted', 'The shop was down from 10:00 to 10:30 UTC.\n'],
  ['times in a log', '## Details\n\n```\n10:00 a\n10:30 b\n```\n'],
  [
    'facts in a table',
    '## Facts\n\n| | |\n|---|---|\n| Started | 2024-03-01 10:00 |\n| Ended | 2024-03-01 10:30 |\n| Severity | S2 |\n',
  ],
  ['numbers that look like times', '## Details\n\n- 10.30 is a version\n- 3:1 is a ratio\n'],
])('%s are no entries', (_, body) => {
  expect(timelineOf(HEAD + body)).toEqual([])
})

test('a link by reference keeps its address in the entry', () => {
  const body =
    '## Timeline\n\n- 10:00 first [report][chat]\n- 10:30 [mended]\n\n[chat]: https://example.org/chat\n[mended]: https://example.org/pr "PR 12"\n'
  expect(timelineOf(HEAD + body)).toEqual([
    '2024-03-01T10:00 first [report](https://example.org/chat "chat")',
    '2024-03-01T10:30 [mended](https://example.org/pr "PR 12")',
  ])
})

test('milestones are proposed only where the words clearly say so', () => {
  const body =
    '## Timeline\n\n- 10:00 Impact started: no order goes through\n- 10:02 First detected by an alert\n- 10:03 Ines acknowledged the page\n- 10:05 We tried a restart, not resolved\n- 10:13 Incident mitigated\n- 10:20 Told support that it will be resolved soon\n- 10:30 Services fully restored\n'
  expect(readOne(HEAD + body).timeline.map(({ milestone }) => milestone)).toEqual([
    'impact_started',
    'detected',
    'acknowledged',
    null,
    'mitigated',
    null,
    'resolved',
  ])
})
