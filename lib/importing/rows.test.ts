import { expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'
import { rowsOf, titleOf } from './rows'

const rows = (text: string, zone = 'Europe/Berlin') => rowsOf(readOne(text), { name: 'shop-2024.md', zone })
const timeline = (...entries: string[]) =>
  `# Shop down on 2024-03-01\n\n## Timeline\n\n${entries.map((entry) => `- ${entry}`).join('\n')}\n`

test('local times are local to the zone that was chosen, or stands in, and the incident says so', () => {
  const { incident, entries } = rows(timeline('10:00 a', '2024-03-01T10:00Z b', '2024-03-02 c', '~ 11:00 d'))
  expect(incident).toMatchObject({ timeZone: 'Etc/UTC', timeZoneAssumed: false })
  expect(rows(timeline('10:00 a')).incident).toMatchObject({ timeZone: 'Europe/Berlin', timeZoneAssumed: true })
  expect(rows(timeline('10:00 a')).entries[0]).toMatchObject({ occurredAt: new Date('2024-03-01T09:00Z'), precision: 'minute' })
  expect(entries[2]).toMatchObject({ precision: 'day', occurredAt: new Date('2024-03-02T00:00Z') })
  expect(entries[3]).toMatchObject({ isApproximate: true })
})

test('a time whose day is not known stays a time of day, and a month alone is no moment', () => {
  const { entries } = rows('# Shop down\n\n## Timeline\n\n- 10:00 a\n- November 2023 - b\n')
  expect(entries).toMatchObject([
    { occurredAt: null, clockTime: '10:00', precision: 'unknown' },
    { occurredAt: null, clockTime: null, sourceText: 'November 2023 -' },
  ])
})

test('an incident without a title has the name of its file', () => {
  expect(rows('## Impact\n\nAll orders failed.\n').incident.title).toBe('shop-2024')
})

test('texts too long for a row go on in a section, with every character', () => {
  const long = `${'word '.repeat(9_000)}end`
  const { entries, causes, sections } = rows(
    `${timeline(`10:00 ${long}`)}\n## Root cause\n\n- ${long}\n\n## Notes\n\n${'note '.repeat(60_000)}\n`,
  )
  const all = [...entries, ...causes].map(({ text }) => text).concat(sections.map(({ body }) => body))
  expect(Math.max(...all.map((text) => text.length))).toBeLessThanOrEqual(200_000)
  expect(all.join(' ').match(/\bword\b/g)).toHaveLength(18_000)
  expect(all.join(' ').match(/\bnote\b/g)).toHaveLength(60_000)
})

test('an action is called by its first sentence, and keeps the rest', () => {
  expect(titleOf('**Add** an [alert](https://example.org) for mail. It pages us.')).toBe('Add an alert for mail.')
  const [action] = rows('# X\n\n## Action items\n\n- Add an alert for mail. It pages us (Q2 2024, #12).\n').actions
  expect(action).toMatchObject({ title: 'Add an alert for mail.', dueOn: null, ticketUrl: null, state: 'open' })
  expect(action?.details).toContain('Due: Q2 2024')
})
