import { expect, test } from 'vitest'
import { importerFor } from '../registry'

const read = (value: unknown) => {
  const file = { name: 'incident.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }
  const importer = importerFor(file)
  const { draft, text } = importer.read(file, {})
  return { importer: importer.id, draft, text, incident: draft.incidents[0] }
}

const stamp = (name: string, value: string | null) => ({
  incident_timestamp: { id: 'T', name, rank: 1 },
  value: value && { value },
})
const incident = {
  id: 'I1',
  reference: 'INC-9',
  name: 'Payments were taken twice',
  summary: 'A retry **without** a key',
  created_at: '2026-05-18T10:20:00Z',
  permalink: 'https://app.example/incidents/9',
  severity: { id: 'S', name: 'Major', rank: 2, description: 'Many users' },
  incident_status: { id: 'ST', name: 'Closed', category: 'closed' },
  incident_role_assignments: [
    { role: { name: 'Incident Lead' }, assignee: { name: 'Ines Brandt' } },
    { role: { name: 'Scribe' } },
  ],
  incident_timestamp_values: [
    stamp('Resolved at', '2026-05-18T11:30:00Z'),
    stamp('Impact started at', '2026-05-18T10:00:00Z'),
    stamp('Reported at', '2026-05-18T10:20:00Z'),
    stamp('Declined at', null),
  ],
  custom_field_entries: [
    { custom_field: { name: 'Root cause' }, values: [{ value_text: 'The queue repeats a message' }] },
    {
      custom_field: { name: 'Affected teams' },
      values: [{ value_option: { value: 'Payments' } }, { value_catalog_entry: { name: 'Ledger' } }],
    },
  ],
}
const updates = [
  {
    id: 'U1',
    incident_id: 'I1',
    created_at: '2026-05-18T10:40:00.5Z',
    message: 'We stopped the *workers*',
    new_incident_status: { name: 'Monitoring', category: 'live' },
    new_severity: { name: 'Major' },
    updater: { user: { name: 'Tom Okafor' } },
  },
]
const follow_ups = [
  {
    id: 'F1',
    incident_id: 'I1',
    title: 'Give each payment a key',
    description: 'In the queue and the ledger',
    status: 'completed',
    assignee: { name: 'Ines Brandt' },
    priority: { name: 'Urgent' },
    external_issue_reference: { provider: 'linear', issue_name: 'PAY-12', issue_permalink: 'https://issues.example/PAY-12' },
  },
  { id: 'F2', incident_id: 'I1', title: 'Alert on doubles', status: 'outstanding' },
  { id: 'F3', incident_id: 'I1', title: 'Rewrite the queue', status: 'not_doing' },
]

test('an incident with its updates and follow-ups is read whole', () => {
  const result = read({ incident, incident_updates: updates, follow_ups })
  expect(result.importer).toBe('incident-io')
  expect(
    result.incident?.timeline.map(({ at, attributedTo, text, milestone }) => [at?.slice(11), attributedTo, text, milestone]),
  ).toEqual([
    ['10:00:00Z', null, 'Impact started', 'impact_started'],
    ['10:20:00Z', null, 'Reported', 'detected'],
    ['10:40:00Z', 'Tom Okafor', 'We stopped the *workers*\n\nStatus: Monitoring, Severity: Major', null],
    ['11:30:00Z', null, 'Resolved', 'resolved'],
  ])
  expect(result.incident).toMatchObject({
    title: 'Payments were taken twice',
    startedOn: '2026-05-18',
    severity: { asWritten: 'Major', value: null },
    causes: [{ kind: 'root_cause', text: 'The queue repeats a message' }],
  })
  expect(result.incident?.actions.map(({ text, details, owner, done, ticket }) => [text, details, owner, done, ticket])).toEqual([
    [
      'Give each payment a key',
      'In the queue and the ledger\n\nPriority: Urgent',
      'Ines Brandt',
      true,
      'https://issues.example/PAY-12',
    ],
    ['Alert on doubles', '', null, false, null],
    ['Rewrite the queue', 'Status in incident.io: not doing', null, null, null],
  ])
  expect(result.incident?.sections.map(({ title, body }) => [title, body])).toEqual([
    ['Summary', 'A retry **without** a key'],
    [
      'In incident.io',
      '- **Reference**: INC-9\n- **Status**: Closed\n- **Incident Lead**: Ines Brandt\n- **Link**: https://app.example/incidents/9\n- **Affected teams**: Payments, Ledger',
    ],
    ['Also in the file', '- **description**: Many users'],
  ])
})

test('a passage points at its words in the file as it is shown', () => {
  const { incident: read1, text } = read({ incident, follow_ups })
  const [span] = read1?.actions[0]?.spans ?? []
  expect(text.slice(span?.start, span?.end)).toBe('Give each payment a key')
  expect(read1?.titleSpans.map(({ start, end }) => text.slice(start, end))).toEqual(['Payments were taken twice'])
})

test('of several incidents each has its own updates, and its own stretch of the file', () => {
  const second = { ...incident, id: 'I2', name: 'Search was slow', incident_timestamp_values: [] }
  const { draft, text } = read({ incidents: [incident, second], incident_updates: [{ ...updates[0], incident_id: 'I2' }] })
  expect(draft.incidents.map(({ title, timeline }) => [title, timeline.length])).toEqual([
    ['Payments were taken twice', 3],
    ['Search was slow', 1],
  ])
  const [first] = draft.incidents
  expect(text.slice(first?.span.start, first?.span.end)).not.toContain('Search was slow')
})

test('follow-ups alone, and a webhook’s event, are read', () => {
  expect(read({ follow_ups }).incident?.actions).toHaveLength(3)
  const event = { event_type: 'public_incident.incident_created_v2', 'public_incident.incident_created_v2': incident }
  expect(read(event).incident?.title).toBe('Payments were taken twice')
})
