import { expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'

const lessons = (body: string) => readOne(`# Outage\n\n${body}`).lessons.map(({ kind, text }) => `${kind}: ${text}`)

test.each<[string, string, string[]]>([
  [
    'under the four headings',
    '## Lessons learned\n\n### What went well\n\n- a\n\n### What went wrong\n\n- b\n\n### Where we got lucky\n\n- c\n\n### What surprised us\n\n- d\n',
    ['went_well: a', 'went_wrong: b', 'got_lucky: c', 'surprised: d'],
  ],
  [
    'under bold labels',
    '## Lessons learned\n\n**What went well?**\n\n* a\n\n**What went wrong?**\n\n* b\n',
    ['went_well: a', 'went_wrong: b'],
  ],
  [
    'as paragraphs',
    '## Lessons learned\n\nBackups matter.\n\nAlerts matter too.\n',
    ['learned: Backups matter.', 'learned: Alerts matter too.'],
  ],
  [
    'without the template’s words',
    '## What went well\n\nList of things that went well. For example,\n\n1. a\n',
    ['went_well: a'],
  ],
  [
    'where a story says what it taught',
    '## What did we learn?\n\nThis taught us to look at backups.\n\nWe lost a day.\n\nThanks for reading.\n',
    ['learned: This taught us to look at backups.'],
  ],
  [
    'where a paragraph lists regrets',
    '## What we would have done differently\n\nA few things would help. We should have made a copy. It takes a minute. Also we could have counted the rows.\n',
    [
      'learned: A few things would help. We should have made a copy. It takes a minute.',
      'learned: Also we could have counted the rows.',
    ],
  ],
  ['in another language', '## Ce qui s’est bien passé\n\n- les sauvegardes\n', ['went_well: les sauvegardes']],
])('lessons are read %s', (_, body, expected) => {
  expect(lessons(body)).toEqual(expected)
})

test.each([
  ['a list', '## Lessons learned\n\n- **What went well:**\n  - a\n- **What went wrong:**\n  - b\n'],
  ['lines with pictures', '## What went well\n\n✅ **Alerts**: a\n✅ b\n'],
])('lessons are divided by the labels of %s', (_, body) => {
  expect(lessons(body)).toHaveLength(2)
})
