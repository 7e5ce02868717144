import type { Node } from 'jsonc-parser'
import { type Fact, factsSection, inOrder, type Recorded } from '../../building/events'
import type { Parts } from '../../building/incident'
import { unreadSection } from '../../building/unread'
import { chatMarkdown } from '../../chat-markdown'
import type { DraftEntry } from '../../draft'
import type { Sheet } from '../../json/sheet'
import type { Case } from './cases'

type Milestone = DraftEntry['milestone']

/** What the kinds of log entry say of an incident's course: an alert that fires is how it was seen. */
const MILESTONES = new Map<string | null, Milestone>([
  ['trigger_log_entry', 'detected'],
  ['acknowledge_log_entry', 'acknowledged'],
  ['resolve_log_entry', 'resolved'],
])

/** What is to be made of one incident. `isLast`: what nobody read of the file goes with it. */
export function partsOf({ incident, log, notes }: Case, sheet: Sheet, isLast: boolean): Parts {
  const named = incident ?? sheet.at(log[0], 'incident')
  const title = sheet.first(named, ['title'], ['description'], ['summary'])
  const priority = sheet.first(incident, ['priority', 'summary'], ['priority', 'name'])
  const logged = log.flatMap((entry) => logEntry(entry, sheet))
  const noted = notes.flatMap((note) => noteEntry(note, sheet))
  const course = logged.length > 0 ? logged : courseOf(incident, sheet)
  return {
    span: { start: 0, end: sheet.text.length },
    title: title && withoutNumber(title),
    titleSpans: sheet.spansOf(sheet.at(named, 'title') ?? sheet.at(named, 'summary')),
    severity: priority ? { asWritten: priority, spans: sheet.spansOf(sheet.at(incident, 'priority')) } : null,
    isUtc: true,
    entries: inOrder([...course, ...withoutTwins(noted, course)]),
    sections: [...factsSection('In PagerDuty', factsOf(incident, sheet)), ...(isLast ? unreadSection(sheet) : [])],
  }
}

/** https://developer.pagerduty.com/api-reference/c661e065403b5-list-log-entries */
function logEntry(entry: Node, sheet: Sheet): Recorded[] {
  const at = sheet.moment(entry, 'created_at')
  if (!at) return []
  const type = sheet.string(entry, 'type')
  const summary = sheet.string(entry, 'summary') ?? type?.replace(/_log_entry$/, '').replaceAll('_', ' ') ?? ''
  const said = [
    ['channel', 'message'],
    ['channel', 'subject'],
    ['channel', 'description'],
    ['event_details', 'description'],
    ['channel', 'summary'],
    ['note'],
  ].flatMap((path) => sheet.string(entry, ...path) ?? [])
  const text = [...new Set([summary, ...said])].join('\n')
  return [
    {
      at,
      text: chatMarkdown(text),
      attributedTo: sheet.string(entry, 'agent', 'summary'),
      milestone: MILESTONES.get(type) ?? null,
      spans: sheet.spansOf(...['created_at', 'summary', 'channel', 'note', 'event_details'].map((name) => sheet.at(entry, name))),
    },
  ]
}

function noteEntry(note: Node, sheet: Sheet): Recorded[] {
  const at = sheet.moment(note, 'created_at')
  const text = sheet.string(note, 'content')
  if (!at || !text) return []
  const attributedTo = sheet.string(note, 'user', 'summary')
  return [{ at, text: chatMarkdown(text), attributedTo, spans: sheet.spansOf(sheet.at(note, 'content')) }]
}

/** A note stands in the log too, where both were exported. */
const withoutTwins = (notes: Recorded[], log: Recorded[]): Recorded[] => {
  const told = new Map(log.map(({ at, text }) => [at, text]))
  return notes.filter(({ at, text }) => !told.get(at)?.includes(text))
}

/** The course of an incident whose log is not there: what its own fields say of it. */
function courseOf(incident: Node | undefined, sheet: Sheet): Recorded[] {
  const event = (text: string, milestone: Milestone, at: string | null, who: string | null, from?: Node): Recorded[] =>
    at ? [{ at, text, milestone, attributedTo: who, spans: sheet.spansOf(from) }] : []
  const created = sheet.at(incident, 'created_at')
  const acknowledged = sheet.list(incident, 'acknowledgements').flatMap((one) => {
    const who = sheet.string(one, 'acknowledger', 'summary')
    return event('Acknowledged', 'acknowledged', sheet.moment(one, 'at'), who, one)
  })
  const assigned = sheet.list(incident, 'assignments').flatMap((one) => {
    const whom = sheet.string(one, 'assignee', 'summary')
    return whom ? event(`Assigned to ${chatMarkdown(whom)}`, null, sheet.moment(one, 'at'), null, one) : []
  })
  const isResolved = sheet.string(incident, 'status') === 'resolved'
  const end = ['resolved_at', 'last_status_change_at'].find((name) => sheet.moment(incident, name) !== null)
  const resolved = end && isResolved ? sheet.at(incident, end) : undefined
  const by = sheet.string(incident, 'last_status_change_by', 'summary')
  return [
    ...event('Triggered', 'detected', sheet.moment(created), null, created),
    ...assigned,
    ...acknowledged,
    ...event('Resolved', 'resolved', sheet.moment(resolved), by, resolved),
  ]
}

/** "[#207] Checkout refuses cards": how a summary repeats a title. */
const withoutNumber = (summary: string): string => summary.replace(/^\[#\d+\]\s*/, '')

function factsOf(incident: Node | undefined, sheet: Sheet): Fact[] {
  const fact = (label: string, ...path: string[]): Fact => {
    const value = sheet.string(incident, ...path)
    return [label, value && chatMarkdown(value), sheet.spansOf(sheet.at(incident, ...path))]
  }
  const [summary, title] = ['summary', 'title'].map((name) => sheet.string(incident, name))
  const isRepeated = !summary || !title || withoutNumber(summary) === title
  return [
    ...(isRepeated ? [] : [fact('Summary', 'summary')]),
    fact('Number', 'incident_number'),
    fact('Status', 'status'),
    fact('Urgency', 'urgency'),
    fact('Service', 'service', 'summary'),
    fact('Escalation policy', 'escalation_policy', 'summary'),
    ...sheet.list(incident, 'teams').map((team): Fact => ['Team', sheet.string(team, 'summary'), sheet.spansOf(team)]),
    fact('Details', 'body', 'details'),
    fact('Resolved because', 'resolve_reason', 'type'),
    fact('Link', 'html_url'),
  ]
}
