import { describe, expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'

const causesOf = (text: string) => readOne(text).causes.map(({ kind, text: words }) => [kind, words.split('\n', 1)[0]])

describe('causes', () => {
  test('that stand in a short list before a chain of whys are all taken', () => {
    const text = `# Bucket public on 2024-03-01

## Root Cause Analysis

### Contributing Factors

1. **No guardrail**
   - The account allowed it

2. **Real data in the test account**
   - Nothing masked it

### 5 Whys

1. **Why was it public?** Its policy said so.
2. **Why did it say so?** It was copied.
3. **Why was it copied?** The account is not managed by code.
`
    expect(causesOf(text)).toEqual([
      ['contributing_factor', '**No guardrail**'],
      ['contributing_factor', '**Real data in the test account**'],
      ['root_cause', 'The account is not managed by code.'],
    ])
  })

  test('say themselves what they are where they begin with its name', () => {
    const text = `# Logins failed on 2024-03-01

## Why it happened

- Trigger: a change to the cache
- Root cause: minutes were read as hours
- Also: no test covers it
`
    expect(causesOf(text)).toEqual([
      ['trigger', 'Trigger: a change to the cache'],
      ['root_cause', 'Root cause: minutes were read as hours'],
      ['root_cause', 'Also: no test covers it'],
    ])
  })
})

describe('a form of questions', () => {
  const form = `### Summary

- **What is wrong?** Search found nothing on 2024-02-03.

- **What caused it?** The disk of the index was full.

- **What fixed it?** Old segments were removed.

- **What could have gone better?** We had no alert.

- **Followup actions:**
  - Alert on the disk
  - Remove segments every night
`

  test('is read by what it asks', () => {
    const { causes, actions, lessons, startedOn } = readOne(form)
    expect(startedOn).toBe('2024-02-03')
    expect(causes).toMatchObject([{ kind: 'root_cause', text: 'The disk of the index was full.' }])
    expect(actions.map(({ text }) => text)).toEqual(['Alert on the disk', 'Remove segments every night'])
    expect(lessons).toMatchObject([{ kind: 'went_wrong', text: 'We had no alert.' }])
  })

  test('is not made of a chain of whys', () => {
    const chain = `# Search down on 2024-02-03

## Root cause

1. **Why did it happen?** The disk was full.
2. **Why did it fail?** Nobody removed segments.
`
    expect(causesOf(chain)).toEqual([['root_cause', 'Nobody removed segments.']])
  })

  test.each([
    'How do we make sure it doesn’t happen again?',
    'How will we make sure this never happens again?',
    'What we do to stop this from happening again',
  ])('asks for actions with “%s”', (heading) => {
    const { actions } = readOne(
      `# Search down on 2024-02-03\n\nIt was down.\n\n## ${heading}\n\n- Alert on the disk\n- Buy a disk\n`,
    )
    expect(actions.map(({ text }) => text)).toEqual(['Alert on the disk', 'Buy a disk'])
  })
})

describe('actions', () => {
  const told = (text: string) =>
    readOne(`# Search down on 2024-02-03\n\nIt was down.\n\n${text}`).actions.map(({ text: words, done, due }) => [
      words,
      done,
      due,
    ])

  test('stand below “Follow-ups” too', () => {
    expect(told('Follow-ups\n----------\n\n1) Make the script wait\n2) Alert on the disk\n')).toEqual([
      ['Make the script wait', null, null],
      ['Alert on the disk', null, null],
    ])
  })

  test('have the state of the bullet they stand below', () => {
    const list = `## Remediations

* **Done**
  * Send alerts of disks to the pager
* **In progress**
  * Time-outs in the client
* **Network (done by others too)**
  * Replace the switch
`
    expect(told(list)).toEqual([
      ['Send alerts of disks to the pager', true, null],
      ['Time-outs in the client', false, null],
      ['Replace the switch', null, null],
    ])
  })

  test('are signed with a name and a day at their end', () => {
    const { actions } = readOne(
      '# Search down on 2024-02-03\n\nIt was down.\n\n## Actions\n\n- Alert on the disk – Ines Brandt – 2024-03-20\n- Compare both – Tomas, 1 April 2024\n- Move the index - Done - 2024-03-01\n- Keep two copies – Europe and Asia\n',
    )
    expect(actions.map(({ owner, due }) => [owner, due])).toEqual([
      ['Ines Brandt', '2024-03-20'],
      ['Tomas', '1 April 2024'],
      [null, null],
      [null, null],
    ])
  })

  test('are done where the table says so instead of a day', () => {
    const table = `## Actions

| What | Who | When |
|---|---|---|
| Alert on the disk | Ines | done |
| Buy a disk | Tomas | 15 Nov |
| Move the index | Sara | next quarter |
`
    expect(told(table)).toEqual([
      ['Alert on the disk', true, null],
      ['Buy a disk', null, '15 Nov'],
      ['Move the index', null, 'next quarter'],
    ])
  })
})

describe('dates', () => {
  test('without a year are of the month the document gives for the incident', () => {
    const { startedOn, timeline } = readOne(`# Bucket public

**Date:** September 2024

## Timeline (UTC)

| Time | Event |
|---|---|
| Sep 12, 14:32 | It was made |
| Sep 14, 09:14 | It was found |
`)
    expect(startedOn).toBe('2024-09-12')
    expect(timeline.map(({ at }) => at)).toEqual(['2024-09-12T14:32Z', '2024-09-14T09:14Z'])
  })

  test('are read with hyphens that do not break', () => {
    const { startedOn, severity } = readOne('# Orders failing on 2025‑05‑20\n\n**Severity:** SEV‑1\n\nThey failed.\n')
    expect([startedOn, severity.value]).toEqual(['2025-05-20', 'SEV1'])
  })
})
