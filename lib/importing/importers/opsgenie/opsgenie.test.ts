import { expect, test } from 'vitest'
import { importerFor } from '../registry'

const read = (value: unknown) => {
  const file = { name: 'opsgenie.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }
  const importer = importerFor(file)
  const { draft } = importer.read(file, {})
  return { importer: importer.id, draft, incident: draft.incidents[0] }
}
const shortly = ({ incident }: ReturnType<typeof read>) =>
  incident?.timeline.map(({ at, attributedTo, text, milestone }) => [at?.slice(11), attributedTo, text, milestone])

const incident = {
  id: 'i-1',
  tinyId: '42',
  message: 'Search answers nothing',
  description: 'The index was deleted',
  status: 'resolved',
  tags: ['Search'],
  priority: 'P2',
  createdAt: '2026-05-18T10:20:00Z',
  impactStartDate: '2026-05-18T10:00:00Z',
  impactDetectDate: '2026-05-18T10:13:00Z',
  impactEndDate: '2026-05-18T11:00:00Z',
  extraProperties: { cluster: 'west two' },
}
const entry = (type: string, eventTime: string, title: string, name = 'Ines Brandt') => ({
  id: title,
  group: 'incident_action',
  type,
  eventTime,
  hidden: false,
  actor: { name, type: 'user' },
  title: { type: 'plain_text', content: title },
})

test('an incident is told by its dates', () => {
  const result = read({ data: incident, took: 0.1, requestId: 'x' })
  expect(result.importer).toBe('opsgenie')
  expect(shortly(result)).toEqual([
    ['10:00:00Z', null, 'Impact started', 'impact_started'],
    ['10:13:00Z', null, 'Impact detected', 'detected'],
    ['11:00:00Z', null, 'Impact ended', 'mitigated'],
  ])
  expect(result.incident).toMatchObject({
    title: 'Search answers nothing',
    severity: { asWritten: 'P2', value: null },
    tags: ['search'],
    sections: [
      { title: 'Summary', body: 'The index was deleted' },
      { title: 'In Opsgenie', body: expect.stringContaining('- **cluster**: west two') },
    ],
  })
})

test('a timeline is read beside its incident, and alone', () => {
  const entries = [
    entry('IncidentResolved', '2026-05-18T11:10:00Z', 'Incident resolved'),
    entry('CustomUserEntry', '2026-05-18T10:30:00.250Z', 'Restoring the index'),
  ]
  expect(shortly(read({ incident, timeline: { data: { entries } } }))).toEqual([
    ['10:00:00Z', null, 'Impact started', 'impact_started'],
    ['10:13:00Z', null, 'Impact detected', 'detected'],
    ['10:30:00Z', 'Ines Brandt', 'Restoring the index', null],
    ['11:00:00Z', null, 'Impact ended', 'mitigated'],
    ['11:10:00Z', 'Ines Brandt', 'Incident resolved', 'resolved'],
  ])
  expect(read({ data: { entries } }).incident?.timeline).toHaveLength(2)
})

test('an alert is told by its logs, and by its report where there are none', () => {
  const alert = {
    id: 'a-1',
    tinyId: '7',
    message: 'Disk is full',
    createdAt: '2026-05-18T10:13:00Z',
    report: { ackTime: 90_000, closeTime: 600_000, acknowledgedBy: 'ines@a.example', closedBy: 'tom@a.example' },
  }
  expect(shortly(read({ data: alert }))).toEqual([
    ['10:13:00Z', null, 'Created', 'detected'],
    ['10:14:30Z', 'ines@a.example', 'Acknowledged', 'acknowledged'],
    ['10:23:00Z', 'tom@a.example', 'Closed', 'resolved'],
  ])
  const logs = [
    { log: 'Alert acknowledged via web', type: 'system', owner: 'Ines Brandt', createdAt: '2026-05-18T10:15:00Z', offset: '1' },
    { log: 'Alert created via API', type: 'system', owner: 'System', createdAt: '2026-05-18T10:13:00Z', offset: '0' },
  ]
  expect(shortly(read({ alert, logs }))).toEqual([
    ['10:13:00Z', 'System', 'Alert created via API', 'detected'],
    ['10:15:00Z', 'Ines Brandt', 'Alert acknowledged via web', 'acknowledged'],
    ['10:23:00Z', 'tom@a.example', 'Closed', 'resolved'],
  ])
  expect(shortly(read({ data: logs }))).toHaveLength(2)
})

test('a list of incidents makes one each', () => {
  expect(read({ data: [incident, { ...incident, id: 'i-2' }] }).draft.incidents).toHaveLength(2)
})
