import { describe, expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'

const causes = (body: string) => readOne(`# Outage\n\n${body}`).causes.map(({ kind, text }) => `${kind}: ${text}`)

describe('causes are read', () => {
  test.each<[string, string, string[]]>([
    [
      'from bullets',
      '## Root causes\n\n- The disk was full\n- Nobody was told\n',
      ['root_cause: The disk was full', 'root_cause: Nobody was told'],
    ],
    [
      'from bullets of HTML',
      '<h2>Root causes</h2>\n<ul>\n<li>The <b>disk</b> was full</li>\n<li>Nobody was told\n</ul>\n',
      ['root_cause: The <b>disk</b> was full', 'root_cause: Nobody was told'],
    ],
    ['from a quote', '## Root cause\n\n> The disk was full.\n', ['root_cause: The disk was full.']],
    [
      'by kind',
      '## Trigger\n\nA deployment.\n\n## Contributing factors\n\n- No alert\n\n## Root cause\n\nA full disk.\n',
      ['trigger: A deployment.', 'contributing_factor: No alert', 'root_cause: A full disk.'],
    ],
    [
      'from a labelled paragraph',
      '**Impact**: all orders\n\n**Root cause**: the disk was full.\n',
      ['root_cause: the disk was full.'],
    ],
    ['from a plain label', 'Root cause: the disk was full.\n\nIt took an hour.\n', ['root_cause: the disk was full.']],
    [
      'as one of each paragraph',
      '## Root cause\n\nThe disk was full because of logs. It was the only one.\n\nThe alert was misconfigured.\n',
      ['root_cause: The disk was full because of logs. It was the only one.', 'root_cause: The alert was misconfigured.'],
    ],
    [
      'from the sentence that names the thing',
      '## Why did it happen?\n\nThe release contained changes to the configuration. The keys in `a.yml` were renamed.\n',
      ['root_cause: The keys in `a.yml` were renamed.'],
    ],
    [
      'where “however” begins another',
      '## Root cause\n\nWe updated the library. However, it was unclear that the server does not use it.\n',
      ['root_cause: We updated the library.', 'root_cause: However, it was unclear that the server does not use it.'],
    ],
    [
      'from a list that is announced',
      '## Root cause\n\nThree factors caused it:\n\n1. A full disk\n2. No alert\n',
      ['root_cause: A full disk', 'root_cause: No alert'],
    ],
    [
      'not from a list of consequences',
      '## Root cause\n\nThe key was missing, so these failed:\n\n1. sign-in\n2. search\n',
      ['root_cause: The key was missing, so these failed:'],
    ],
    [
      'at the end of the whys',
      '## 5 Whys\n\n1. **Why** was it down? The disk was full.\n2. **Why** was it full? Nobody rotates the logs.\n',
      ['root_cause: Nobody rotates the logs.'],
    ],
    [
      'from the conclusion of the whys',
      '## Root cause: 5 whys\n\n| # | Why? | Answer |\n|---|---|---|\n| 1 | Why down? | Disk full |\n\n**Root cause:** nobody rotates the logs.\n',
      ['root_cause: nobody rotates the logs.'],
    ],
    [
      'where a sentence counts them out',
      '## Root cause\n\nA combination of (a) a default that hides errors + (b) no test of it.\n',
      ['root_cause: a default that hides errors', 'root_cause: no test of it.'],
    ],
    [
      'from headings that are announced',
      '## Root cause\n\nThe following three things led to this:\n\n### A full disk\n\nIt was small.\n\n### No alert\n\nNone was set.\n',
      ['root_cause: A full disk', 'root_cause: No alert'],
    ],
    [
      'from the rows of a table',
      '## Contributing factors\n\n| Factor | Severity |\n|---|---|\n| A full disk | high |\n| No alert | low |\n',
      ['contributing_factor: A full disk\n\nSeverity: high', 'contributing_factor: No alert\n\nSeverity: low'],
    ],
    [
      'not from the headings that explain a list of them',
      '## Root cause\n\n- A full disk\n- No alert\n\n### A full disk\n\nIt was small.\n\n- sda\n- sdb\n',
      ['root_cause: A full disk', 'root_cause: No alert'],
    ],
    [
      'not from what shows them',
      '## Root cause\n\nThe disk was full.\n\n### Evidence\n\n- A log line\n\n### How it failed\n\n1. The log grew\n2. The disk filled up\n',
      ['root_cause: The disk was full.'],
    ],
    [
      'not from the steps of the search for it',
      '## Root cause\n\n- To find it we looked at the logs\n- Then we looked at the disk\n- Then we listed the files\n',
      [],
    ],
    [
      'from headings that ask why, the last answer',
      '## Five whys\n\n### Why 1: Why was it down?\n\nThe disk was full.\n\n### Why 2: Why was it full?\n\n**Answer:** Nobody rotates the logs.\n',
      ['root_cause: Nobody rotates the logs.'],
    ],
    [
      'from labels that ask why, the last answer',
      '## 5 Whys\n\n**Why 1:** Why was it down?\n**Answer:** The disk was full.\n\n**Why 2:** Why was it full?\n**Answer:** Nobody rotates the logs.\n',
      ['root_cause: Nobody rotates the logs.'],
    ],
    [
      'from labels within a list',
      '## Root cause and resolution\n\n- **Root cause:**\n  - The disk was full\n- **Resolution:**\n  - We removed old logs\n',
      ['root_cause: The disk was full'],
    ],
    [
      'from plain labels within a list',
      '## Root cause analysis\n\n### What happened\n\n- Trigger: a deployment\n- Root cause: a full disk\n- How we found it: by chance\n',
      ['trigger: a deployment', 'root_cause: a full disk'],
    ],
    [
      'where a sentence announces several',
      '## Root cause\n\nIt was a combination of factors. The disk was small. Additionally, nobody rotates the logs. Removing them mended it.\n',
      ['root_cause: The disk was small.', 'root_cause: Additionally, nobody rotates the logs. Removing them mended it.'],
    ],
    [
      'where a sentence adds another',
      '## Root cause\n\nThe disk was full. It was small. Additionally, the alert was misconfigured.\n',
      ['root_cause: The disk was full. It was small.', 'root_cause: Additionally, the alert was misconfigured.'],
    ],
    [
      'from bullets without a space',
      '## Root cause and resolution\n\n-The disk was full.\n-The issue was resolved by removing old logs.\n',
      ['root_cause: The disk was full.'],
    ],
    [
      'from headings that are numbered',
      '## Root causes\n\n### 1. A full disk\n\nIt was small.\n\n### 2. No alert\n\nNone was set.\n',
      ['root_cause: 1. A full disk', 'root_cause: 2. No alert'],
    ],
    [
      'without the remedy',
      '## Cause and resolution\n\nThe root cause was a full disk.\n\nIn order to fix it, we removed old logs.\n',
      ['root_cause: The root cause was a full disk.'],
    ],
    [
      'from what people own up to',
      '## Summary\n\nWhat I did wrong:\n\n- I forgot the backups\n',
      ['root_cause: I forgot the backups'],
    ],
    ['not from guesses', '## Possible causes\n\n- The user did something\n', []],
    ['in another language', '## 根本原因\n\n- ディスクがいっぱいだった\n', ['root_cause: ディスクがいっぱいだった']],
  ])('%s', (_, body, expected) => {
    expect(causes(body)).toEqual(expected)
  })
})

describe('a story without a heading for causes tells them', () => {
  test.each<[string, string, string[]]>([
    [
      'as omissions',
      'For a month we never looked at the backups. Then the disk died.\n',
      ['root_cause: For a month we never looked at the backups.'],
    ],
    [
      'as clauses',
      'The provider moved the database to another host in the night, and we didn’t check it afterwards.\n',
      ['root_cause: we didn’t check it afterwards.'],
    ],
    [
      'as things left undone',
      'The copy was made in a hurry. Some of the tables were not copied.\n',
      ['root_cause: Some of the tables were not copied.'],
    ],
    [
      'as blame',
      'The site was down for hours. The disk filled up because of old logs.\n',
      ['root_cause: The disk filled up because of old logs.'],
    ],
    [
      'once, with what adds to it',
      'Without an alert nobody saw it. Also we didn’t look at the graphs.\n',
      ['root_cause: Without an alert nobody saw it. Also we didn’t look at the graphs.'],
    ],
    [
      'outright, and nothing beside it',
      'Pages were slow because of the queue. The root cause was a full disk.\n',
      ['root_cause: The root cause was a full disk.'],
    ],
    [
      'in what led to the rest',
      '## Summary\n\nDuring an upgrade all nodes were drained. This went unseen and caused an hour of downtime.\n',
      ['root_cause: During an upgrade all nodes were drained. This went unseen and caused an hour of downtime.'],
    ],
    ['not in what was not affected', 'The shop was not affected by the outage of the mail server.\n', []],
    ['not in a line that announces a list', 'These do not work because of it:\n\n- mail\n- orders\n', []],
    ['not as regret', 'We should have checked the backups.\n', []],
    ['not as a symptom', 'Customers were not affected. Why did nobody call?\n', []],
  ])('%s', (_, body, expected) => {
    expect(causes(body)).toEqual(expected)
  })

  test('and the story stays whole', () => {
    const { sections } = readOne('# Outage\n\nFor a month we never looked at the backups. Then the disk died.\n')
    expect(sections.map(({ body }) => body)).toEqual(['For a month we never looked at the backups. Then the disk died.'])
  })
})
