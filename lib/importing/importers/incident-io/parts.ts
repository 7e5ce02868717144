import type { Node } from 'jsonc-parser'
import { type Fact, factsSection, inOrder, type Recorded } from '../../building/events'
import type { Parts } from '../../building/incident'
import { unreadSection } from '../../building/unread'
import { clipped } from '../../clip'
import type { Sheet } from '../../json/sheet'
import type { Case } from './cases'
import { causeOf, fieldOf, isCause } from './custom-fields'

/** What is to be made of one incident. Texts of incident.io are Markdown. `isLast`: what nobody read of the file goes with it. */
export function partsOf({ incident, incident_updates, follow_ups, actions }: Case, sheet: Sheet, isLast: boolean): Parts {
  const severity = sheet.string(incident, 'severity', 'name')
  const summary = sheet.string(incident, 'summary')
  const fields = sheet.list(incident, 'custom_field_entries')
  const spans = (...path: string[]) => sheet.spansOf(sheet.at(incident, ...path))
  return {
    span: { start: 0, end: sheet.text.length },
    title: sheet.string(incident, 'name'),
    titleSpans: spans('name'),
    severity: severity ? { asWritten: severity, spans: spans('severity', 'name') } : null,
    isUtc: true,
    entries: inOrder([
      ...sheet.list(incident, 'incident_timestamp_values').flatMap((one) => timestamp(one, sheet)),
      ...incident_updates.flatMap((one) => update(one, sheet)),
    ]),
    causes: fields.flatMap((field) => causeOf(field, sheet)),
    actions: [...follow_ups, ...actions].flatMap((one) => action(one, sheet)),
    sections: [
      ...(summary ? [{ title: 'Summary', body: summary, spans: spans('summary') }] : []),
      ...factsSection('In incident.io', [
        ...factsOf(incident, sheet),
        ...fields.filter((field) => !isCause(field, sheet)).map((field) => fieldOf(field, sheet)),
      ]),
      ...(isLast ? unreadSection(sheet) : []),
    ],
  }
}

/** The names are a team's own; these are those incident.io begins with, and what teams call the same. */
const MILESTONES: [NonNullable<Recorded['milestone']>, RegExp][] = [
  ['impact_started', /impact (?:started|began|start)|^started|start of impact/i],
  ['detected', /detected|identified|reported/i],
  ['acknowledged', /acknowledged|accepted|investigating/i],
  ['mitigated', /mitigated|fixed|stabili[sz]ed|monitoring|impact ended/i],
  ['resolved', /resolved/i],
]

const milestoneOf = (name: string): Recorded['milestone'] => MILESTONES.find(([, words]) => words.test(name))?.[0] ?? null

function timestamp(node: Node, sheet: Sheet): Recorded[] {
  const at = sheet.moment(node, 'value', 'value')
  const name = sheet.string(node, 'incident_timestamp', 'name')
  if (!at || !name) return []
  const spans = sheet.spansOf(sheet.at(node, 'incident_timestamp', 'name'), sheet.at(node, 'value', 'value'))
  return [{ at, text: name.replace(/ at$/, ''), milestone: milestoneOf(name), spans }]
}

function update(node: Node, sheet: Sheet): Recorded[] {
  const at = sheet.moment(node, 'created_at')
  if (!at) return []
  const status = sheet.string(node, 'new_incident_status', 'name')
  const severity = sheet.string(node, 'new_severity', 'name')
  const message = sheet.string(node, 'message')
  const changed = [status && `Status: ${status}`, severity && `Severity: ${severity}`].filter(Boolean).join(', ')
  const who = sheet.first(node, ['updater', 'user', 'name'], ['updater', 'workflow', 'name'], ['updater', 'api_key', 'name'])
  const from = ['created_at', 'message', 'new_incident_status', 'new_severity'].map((name) => sheet.at(node, name))
  return [{ at, text: [message, changed].filter(Boolean).join('\n\n'), attributedTo: who, spans: sheet.spansOf(...from) }]
}

const DONE = new Map<string | null, boolean>([
  ['completed', true],
  ['outstanding', false],
])

function action(node: Node, sheet: Sheet) {
  const title = sheet.string(node, 'title')
  const description = sheet.string(node, 'description')
  const status = sheet.string(node, 'status')
  const text = title ?? description
  if (!text) return []
  const rejected = status === 'not_doing' || status === 'deleted' ? `Status in incident.io: ${status.replace('_', ' ')}` : ''
  const priority = sheet.string(node, 'priority', 'name')
  return [
    {
      text,
      details: [title && description, priority && `Priority: ${priority}`, rejected].filter(Boolean).join('\n\n'),
      owner: clipped(sheet.string(node, 'assignee', 'name'), 500),
      due: clipped(sheet.first(node, ['due_date'], ['due_at'])?.replace(/T.*$/s, ''), 500),
      done: DONE.get(status) ?? null,
      ticket: clipped(
        sheet.first(node, ['external_issue_reference', 'issue_permalink'], ['external_issue_reference', 'issue_name']),
        2_000,
      ),
      spans: sheet.spansOf(
        ...['title', 'description', 'assignee', 'external_issue_reference'].map((name) => sheet.at(node, name)),
      ),
    },
  ]
}

function factsOf(incident: Node | undefined, sheet: Sheet): Fact[] {
  const fact = (label: string, ...path: string[]): Fact => [
    label,
    sheet.string(incident, ...path),
    sheet.spansOf(sheet.at(incident, ...path)),
  ]
  const roles = sheet.list(incident, 'incident_role_assignments').map((one): Fact => {
    const who = sheet.string(one, 'assignee', 'name')
    return [
      sheet.string(one, 'role', 'name') ?? 'Role',
      who,
      sheet.spansOf(sheet.at(one, 'role', 'name'), sheet.at(one, 'assignee', 'name')),
    ]
  })
  return [
    fact('Reference', 'reference'),
    fact('Status', 'incident_status', 'name'),
    fact('Type', 'incident_type', 'name'),
    ...roles,
    fact('Slack channel', 'slack_channel_name'),
    fact('Postmortem', 'postmortem_document_url'),
    fact('Link', 'permalink'),
  ]
}
