import type { Node } from 'jsonc-parser'
import type { Recorded } from '../../building/events'
import { chatMarkdown } from '../../chat-markdown'
import { type Sheet, utcAt } from '../../json/sheet'

type Milestone = Recorded['milestone']

/** Where the lists of a file stand: alone, in an answer, or beside an incident that somebody put them together with. */
const PLACES = [
  [],
  ['data'],
  ['entries'],
  ['data', 'entries'],
  ...['timeline', 'logs', 'notes'].flatMap((name) => [[name], [name, 'data'], [name, 'entries'], [name, 'data', 'entries']]),
]

/** What the lists of a file say of the course: entries of a timeline, lines of a log, notes. */
export function recordedIn(sheet: Sheet): Recorded[] {
  return PLACES.flatMap((path) => sheet.list(sheet.root, ...path)).flatMap((node) => recorded(node, sheet))
}

function recorded(node: Node, sheet: Sheet): Recorded[] {
  const at = sheet.moment(node, 'eventTime') ?? sheet.moment(node, 'createdAt')
  if (!at || sheet.string(node, 'tinyId') !== null) return []
  const said = [['title', 'content'], ['description', 'content'], ['log'], ['note']].flatMap(
    (path) => sheet.string(node, ...path) ?? [],
  )
  const type = sheet.string(node, 'type') ?? ''
  const text = [...new Set(said)].join('\n') || (sheet.at(node, 'eventTime') ? spaced(type) : '')
  return [
    {
      at,
      text: chatMarkdown(text),
      attributedTo: sheet.first(node, ['actor', 'name'], ['owner']),
      milestone: milestoneOf(type, sheet.string(node, 'log') ?? ''),
      spans: sheet.spansOf(
        ...['eventTime', 'createdAt', 'title', 'description', 'log', 'note'].map((name) => sheet.at(node, name)),
      ),
    },
  ]
}

/** "IncidentResolved" → "Incident resolved". */
const spaced = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function milestoneOf(type: string, log: string): Milestone {
  const words = spaced(type)
  if (/\b(?:incident|alert) (?:created|opened)\b/i.test(words) || /^alert created\b/i.test(log)) return 'detected'
  if (/\backnowledged\b/i.test(words) || /^alert acknowledged\b/i.test(log)) return 'acknowledged'
  if (/\b(?:resolved|closed)\b/i.test(words) || /^(?:alert closed|incident resolved)\b/i.test(log)) return 'resolved'
  return null
}

/** What the fields of an incident or an alert say of its course, as far as no list says it. */
export function courseOf(subject: Node | undefined, listed: readonly Recorded[], sheet: Sheet): Recorded[] {
  const said = new Set(listed.map(({ milestone }) => milestone))
  const event = (text: string, milestone: Milestone, at: string | null, who: string | null, ...from: (Node | undefined)[]) =>
    at && !said.has(milestone ?? null) ? [{ at, text, milestone, attributedTo: who, spans: sheet.spansOf(...from) }] : []
  const dated = (text: string, milestone: Milestone, name: string) =>
    event(text, milestone, sheet.moment(subject, name), null, sheet.at(subject, name))
  const detected = dated('Impact detected', 'detected', 'impactDetectDate')
  const created = sheet.moment(subject, 'createdAt')
  // A report counts milliseconds from the alert's creation.
  const after = (name: string): string | null => {
    const ms = Number(sheet.string(subject, 'report', name) ?? Number.NaN)
    return created ? utcAt(Date.parse(created) + ms) : null
  }
  const by = (name: string) => sheet.string(subject, 'report', name)
  const report = sheet.at(subject, 'report')
  return [
    ...dated('Impact started', 'impact_started', 'impactStartDate'),
    ...detected,
    ...(detected.length === 0 ? dated('Created', 'detected', 'createdAt') : []),
    ...event('Acknowledged', 'acknowledged', after('ackTime'), by('acknowledgedBy'), report),
    ...dated('Impact ended', 'mitigated', 'impactEndDate'),
    ...event('Closed', 'resolved', after('closeTime'), by('closedBy'), report),
  ]
}
