import { expect, test } from 'vitest'
import { importerFor } from '../registry'

const read = (value: unknown) => {
  const file = { name: 'incident.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }
  const importer = importerFor(file)
  return { importer: importer.id, ...importer.read(file, {}) }
}
const shortly = ({ draft }: ReturnType<typeof read>, ordinal = 0) =>
  draft.incidents[ordinal]?.timeline.map(({ at, attributedTo, text, milestone }) => [
    at?.slice(11),
    attributedTo,
    text,
    milestone,
  ])

const reference = (summary: string, type = 'user_reference') => ({ id: 'PX1', type, summary, self: null })
const incident = {
  id: 'PINC1',
  type: 'incident',
  summary: '[#207] Checkout refuses cards',
  incident_number: 207,
  title: 'Checkout refuses cards',
  created_at: '2026-05-18T12:13:00+02:00',
  status: 'resolved',
  urgency: 'high',
  priority: { id: 'P9', type: 'priority', summary: 'SEV-2' },
  service: reference('Checkout API', 'service_reference'),
  acknowledgements: [{ at: '2026-05-18T10:16:00Z', acknowledger: reference('Ines Brandt') }],
  assignments: [{ at: '2026-05-18T10:13:30Z', assignee: reference('Ines Brandt') }],
  last_status_change_at: '2026-05-18T10:40:00Z',
  last_status_change_by: reference('Tom Okafor'),
  body: { type: 'incident_body', details: 'error rate above 5 %' },
}
const log = [
  {
    id: 'R3',
    type: 'resolve_log_entry',
    summary: 'Resolved by Tom Okafor',
    created_at: '2026-05-18T10:40:00Z',
    agent: reference('Tom Okafor'),
  },
  {
    id: 'R1',
    type: 'trigger_log_entry',
    summary: 'Triggered through the API',
    created_at: '2026-05-18T10:13:00Z',
    agent: reference('Checkout API'),
    channel: { type: 'api', subject: 'Checkout refuses cards' },
  },
  {
    id: 'R2',
    type: 'acknowledge_log_entry',
    summary: 'Acknowledged by Ines Brandt',
    created_at: '2026-05-18T10:16:00Z',
    agent: reference('Ines Brandt'),
  },
  {
    id: 'R5',
    type: 'acknowledge_log_entry',
    summary: 'Acknowledged by Tom Okafor',
    created_at: '2026-05-18T10:20:00Z',
    agent: reference('Tom Okafor'),
  },
  {
    id: 'R4',
    type: 'annotate_log_entry',
    summary: 'Note added by Ines Brandt',
    created_at: '2026-05-18T10:25:00Z',
    agent: reference('Ines Brandt'),
    channel: { type: 'note', summary: 'key #3 had *expired*' },
  },
]

test('an incident without its log is told by its own fields', () => {
  const { importer, draft } = read({ incident })
  expect(importer).toBe('pagerduty')
  expect(shortly(read({ incident }))).toEqual([
    ['10:13:00Z', null, 'Triggered', 'detected'],
    ['10:13:30Z', null, 'Assigned to Ines Brandt', null],
    ['10:16:00Z', 'Ines Brandt', 'Acknowledged', 'acknowledged'],
    ['10:40:00Z', 'Tom Okafor', 'Resolved', 'resolved'],
  ])
  expect(draft.incidents[0]).toMatchObject({
    title: 'Checkout refuses cards',
    startedOn: '2026-05-18',
    severity: { asWritten: 'SEV-2', value: 'SEV2' },
    sections: [{ title: 'In PagerDuty', body: expect.stringContaining('- **Service**: Checkout API') }],
  })
  expect(draft.incidents[0]?.sections[0]?.body).toContain('- **Details**: error rate above 5 %')
})

test('with its log an incident is told by that, in the order of time, each milestone once', () => {
  const note = { id: 'N1', user: reference('Ines Brandt'), content: 'key #3 had *expired*', created_at: '2026-05-18T10:25:00Z' }
  expect(shortly(read({ incident, log_entries: log, notes: [note] }))).toEqual([
    ['10:13:00Z', 'Checkout API', 'Triggered through the API  \nCheckout refuses cards', 'detected'],
    ['10:16:00Z', 'Ines Brandt', 'Acknowledged by Ines Brandt', 'acknowledged'],
    ['10:20:00Z', 'Tom Okafor', 'Acknowledged by Tom Okafor', null],
    ['10:25:00Z', 'Ines Brandt', 'Note added by Ines Brandt  \nkey #3 had \\*expired\\*', null],
    ['10:40:00Z', 'Tom Okafor', 'Resolved by Tom Okafor', 'resolved'],
  ])
})

test('log entries alone make the incidents they name', () => {
  const of = (id: string, summary: string) => ({ id, type: 'incident_reference', summary })
  const result = read({
    log_entries: [
      { ...log[1], incident: of('P1', '[#1] Mail is late') },
      { ...log[2], incident: of('P2', '[#2] Disk is full') },
    ],
  })
  expect(result.draft.incidents.map(({ title, timeline }) => [title, timeline.length])).toEqual([
    ['Mail is late', 1],
    ['Disk is full', 1],
  ])
})

test('a list of incidents makes one each, and an event of a webhook one', () => {
  expect(read({ incidents: [incident, { ...incident, id: 'P2' }], limit: 25, more: false }).draft.incidents).toHaveLength(2)
  expect(read({ event: { event_type: 'incident.triggered', data: incident } }).draft.incidents).toHaveLength(1)
})
