import fc from 'fast-check'
import { expect, test } from 'vitest'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { mermaidOf } from './mermaid'
import type { Pictured } from './told'

const START = Date.parse('2026-08-14T08:00:00Z')
const entry = (minute: number | null, fields: Partial<Pictured> = {}): Pictured => ({
  occurredAt: minute === null ? null : new Date(START + minute * 60_000),
  endedAt: null,
  precision: minute === null ? 'unknown' : 'minute',
  isApproximate: false,
  text: 'Alarm',
  milestone: null,
  href: null,
  ...fields,
})

test('a timeline is a Gantt chart: the impact, then what happened by day, in the clocks of its zone', () => {
  const told = [
    entry(0, { milestone: 'impact_started', text: 'New config: live' }),
    entry(13, { isApproximate: true }),
    entry(null),
    entry(40, { milestone: 'mitigated', text: 'Rolled back' }),
    entry(15 * 60, { endedAt: new Date(START + 16 * 3_600_000), text: 'Orders replayed' }),
  ]
  expect(mermaidOf(told, 'Europe/Berlin')).toBe(`gantt
    title Times of Europe/Berlin
    dateFormat YYYY-MM-DD HH:mm:ss
    axisFormat %d %b %H:%M
    todayMarker off
    section Impact
    Impact :crit, 2026-08-14 10:00:00, 2026-08-14 10:40:00
    section 14 August 2026
    10#58;00 Impact started. New config#58; live :milestone, 2026-08-14 10:00:00, 0m
    10#58;13 (about) Alarm :milestone, 2026-08-14 10:13:00, 0m
    10#58;40 Mitigated. Rolled back :milestone, 2026-08-14 10:40:00, 0m
    section 15 August 2026
    01#58;00 Orders replayed :2026-08-15 01:00:00, 2026-08-15 02:00:00`)
})

test('without a time there is no chart', () => expect(mermaidOf([entry(null)], 'UTC')).toBeNull())

/** A line of tasks after Mermaid has set its entities aside: the lexer's taskTxt and taskData, with none of its comments. */
const TASK = /^ {4}\d[^#:;%{}\n]* :(milestone, )?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, (0m|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/u
const isTask = (line: string) => TASK.test(line.replace(/#\d+;/g, '_'))

test('whatever people write stays the words of one task', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...naughtyStrings,
      'section x',
      'a\nclick a href "javascript:alert(1)"',
      '%%{init: {}}%%',
      '50% of #1; all: gone',
      '```',
    ),
  )
  fc.assert(
    fc.property(words, fc.boolean(), (text, lasts) => {
      const told = [entry(0), entry(5, { text, endedAt: lasts ? new Date(START + 900_000) : null })]
      const lines = mermaidOf(told, 'Asia/Kathmandu')?.split('\n') ?? []
      expect(lines).toHaveLength(8)
      expect(lines.slice(6).filter((line) => !isTask(line))).toEqual([])
    }),
    { numRuns: 300 },
  )
})
