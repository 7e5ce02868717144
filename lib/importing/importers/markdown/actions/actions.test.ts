import { describe, expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'

const read = (body: string) => readOne(`# Outage\n\n${body}`).actions
const texts = (body: string) => read(body).map(({ text }) => text)
const AB = ['Add an alert', 'Write a test']

describe('actions are read', () => {
  test.each<[string, string, string[]]>([
    ['from bullets', '## Action items\n\n- Add an alert\n- Write a test\n', AB],
    ['from task boxes', '## Action items\n\n- [x] Add an alert\n- [ ] Write a test\n', AB],
    [
      'from a table',
      '## Action items\n\n| # | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| 1 | Add an alert | Ines | 2024-05-01 | Done |\n| 2 | Write a test | Tom | | open |\n',
      AB,
    ],
    [
      'from a table without a heading for it',
      '## Notes\n\n| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Ines | Done |\n| Write a test | Tom | open |\n',
      AB,
    ],
    [
      'from bullets, with labels in bold among them',
      '## Action items\n\n* **Improvements:**\n* Add an alert\n* **Tasks**:\n* Write a test\n',
      AB,
    ],
    [
      'from headings',
      '## How will we prevent this?\n\n### Earlier warning\n\nWe will add an alert.\n\n### Better tests\n\nWe need one.\n',
      ['Earlier warning', 'Better tests'],
    ],
    [
      'below headings that only sort them',
      '## Action items\n\n### Technical improvements\n\n1. Add an alert\n\n### Process\n\nWrite a test\n',
      AB,
    ],
    [
      'from lines without bullets',
      '## Corrective measures\n\nAdd an alert.\nWrite a test.\n',
      ['Add an alert.', 'Write a test.'],
    ],
    [
      'from paragraphs',
      '## Prevention\n\nIt is important to add an alert.\n\nAdditionally, we should write a test.\n',
      ['It is important to add an alert.', 'Additionally, we should write a test.'],
    ],
    [
      'from a table of HTML',
      '## Action items\n\n<table><tr><th>Action</th><th>Owner</th></tr><tr><td>Add an alert</td><td>Ines</td></tr><tr><td>Write a test</td></tr></table>\n',
      AB,
    ],
    ['from bullets below a group', '## Prevention\n\n- Monitoring:\n  - Add an alert\n- Tests:\n  - Write a test\n', AB],
    [
      'with the bullets that explain them',
      '## Prevention\n\n- Add an alert for each of these queues before the end of the month\n  - mail\n  - orders\n',
      ['Add an alert for each of these queues before the end of the month\n- mail\n- orders'],
    ],
    [
      'from a list that is announced',
      '## Conclusion\n\nIt went well. Two actions for the next weeks:\n\n- Add an alert\n- Write a test\n',
      AB,
    ],
    [
      'from a labelled paragraph',
      '**Action item:** Add an alert. We should see it at once.\n',
      ['Add an alert. We should see it at once.'],
    ],
    [
      'without the sentence that sums them up',
      '## Action items\n\n- Add an alert\n- Write a test\n\nBy taking these measures, we will prevent this in the future.\n',
      AB,
    ],
    ['as a bare link', '## Action items\n\n- <https://example.org/issues/12>\n', ['<https://example.org/issues/12>']],
    [
      'as promises of a text without a heading for them',
      'The disk was full. We will add an alert next week. I hope it will never happen again.\n',
      ['We will add an alert next week.'],
    ],
    [
      'as what was done to solve it',
      'It was down. We ended up adding an alert to prevent this.\n',
      ['We ended up adding an alert to prevent this.'],
    ],
    ['not from what was done during the incident', '## Actions taken\n\n- We restarted it\n', []],
    [
      'from a list announced as steps against the causes',
      '## Prevention\n\nThese are steps we are taking to tackle the root causes:\n\n- Add an alert\n- Write a test\n',
      AB,
    ],
    [
      'not from vows and what was expected',
      'It was down. We are committed to continually improving it. We did not know that it was going to be tested.\n',
      [],
    ],
    ['not from a timeline', '## Timeline\n\n| When | Who | What |\n|---|---|---|\n| 10:00 | Ines | It broke |\n', []],
    ['not from thoughts', 'It was down. Maybe we will add an alert. Will we ever learn?\n', []],
    ['in another language', '## Mesures préventives\n\n- Ajouter une alerte\n', ['Ajouter une alerte']],
  ])('%s', (_, body, expected) => {
    expect(texts(body)).toEqual(expected)
  })
})

describe('an action is done', () => {
  test.each<[string, string, boolean | null]>([
    ['ticked', '- [x] Add an alert', true],
    ['not ticked', '- [ ] Add an alert', false],
    ['with a mark', '- ✅ Adding an alert', true],
    ['with a word', '- Add an alert (done)', true],
    ['with a word at its end', '- Add an alert - done', true],
    ['in the past', '- We have added an alert', true],
    ['reverted', '- Reverted the change', true],
    ['promised', '- We will add an alert', false],
    ['not yet', '- The alert is not in place yet', false],
    ['silent', '- Add an alert', null],
    ['a plan in its details', '- Add an alert that will page us', null],
  ])('%s', (_, item, done) => {
    expect(read(`## Action items\n\n${item}\n`)[0]?.done).toBe(done)
  })

  test.each<[string, boolean | null]>([
    ['### Immediate actions (completed)', true],
    ['### Planned', false],
    ['### Other', null],
  ])('below “%s”', (heading, done) => {
    expect(read(`## Remediation\n\n${heading}\n\n- Alerts for every queue\n`)[0]?.done).toBe(done)
  })
})

test.each<[string, string, Partial<ReturnType<typeof read>[number]>]>([
  ['an owner at the end', '- Add an alert. Owner: @ines', { owner: '@ines' }],
  ['an owner with a hyphen', '- Add an alert. Owner: team-mail.', { owner: 'team-mail' }],
  ['an owner at the beginning', '- **@ines**: add an alert', { owner: '@ines' }],
  ['an owner in brackets', '- Add an alert (@ines)', { owner: '@ines' }],
  ['a due day', '- Add an alert by 2024-05-01', { due: '2024-05-01' }],
  ['a quarter', '- Add an alert (Q2 2024)', { due: 'Q2 2024' }],
  ['a link to an issue', '- Add an alert [#12](https://example.org/a/issues/12)', { ticket: 'https://example.org/a/issues/12' }],
  ['a number of an issue', '- Add an alert (#12)', { ticket: '#12' }],
  ['a key of a tracker', '- OPS-12: Add an alert', { ticket: 'OPS-12' }],
  ['no ticket in UTF-8', '- Read UTF-8 rightly', { ticket: null }],
  ['no owner in a mail address', '- Write to us@example.org', { owner: null }],
])('an action names %s', (_, item, facts) => {
  expect(read(`## Action items\n\n${item}\n`)[0]).toMatchObject(facts)
})

test('a ticket in a table may be followed by the state, which is not part of it', () => {
  const body =
    '## Action items\n\n| Action | Owner | Bug |\n|---|---|---|\n| Add an alert | Ines | n/a **DONE** |\n| Write a test | Tom | Bug 12 TODO |\n'
  expect(read(body)).toMatchObject([
    { text: 'Add an alert', done: true, ticket: null },
    { text: 'Write a test', done: false, ticket: 'Bug 12' },
  ])
})

test('a row of a table gives owner, due day, state and ticket, and keeps the rest', () => {
  const body =
    '## Action items\n\n| Action | Type | Owner | Deadline | Status | Issue |\n|---|---|---|---|---|---|\n| Add an alert | detect | Ines | 2024-05-01 | In progress | [OPS-1](https://example.org/OPS-1) |\n'
  expect(read(body)).toMatchObject([
    {
      text: 'Add an alert',
      details: 'detect',
      owner: 'Ines',
      due: '2024-05-01',
      done: false,
      ticket: 'OPS-1 (https://example.org/OPS-1)',
    },
  ])
})
