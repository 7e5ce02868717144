import { AUDIENCE_WORDS } from '@/lib/access/audience'
import { MILESTONE_WORDS, POSTMORTEM_WORDS } from '@/lib/incidents/rules'
import { LESSON_WORDS } from '@/lib/lessons/rules'
import { changedFields, type Revision } from '@/lib/revisions/rules'
import { ENTRY_KIND_WORDS } from '@/lib/timeline/kinds'
import { clockWords, dateWords } from '@/lib/timeline/time'

export interface FieldChange {
  name: string
  label: string
  /** A text is compared word by word; a fact is only old and new. */
  isText: boolean
  before: string
  after: string
}

const LABELS: Record<string, string> = {
  title: 'Title',
  body: 'Text',
  text: 'Text',
  details: 'Details',
  kind: 'Kind',
  severity: 'Severity',
  timeZone: 'Time zone',
  startedOn: 'Day',
  services: 'Services',
  tags: 'Tags',
  isPrivate: 'Private',
  postmortemState: 'Postmortem',
  people: 'People',
  occurredAt: 'Time',
  endedAt: 'Until',
  precision: 'Precision',
  isApproximate: 'About',
  clockTime: 'Time of day',
  milestone: 'Milestone',
  attributedTo: 'Who',
  isStarred: 'Starred',
  type: 'Type',
  priority: 'Priority',
  dueOn: 'Due',
  owner: 'Owner',
  ownerAsWritten: 'Owner as written',
  ticketUrl: 'Ticket',
  audience: 'For',
  factors: 'Factors',
}
/** Said by the heading of a first revision, or by its time. */
const IMPLIED = ['audience', 'title', 'precision', 'postmortemState']
const TEXTS = ['title', 'body', 'text', 'details']

/** What a revision changed, field by field, in words; the moments in the zone of the incident. Fields without a label are not for people. */
export function describeChange(
  { content }: Pick<Revision, 'content'>,
  before: Record<string, unknown> | null,
  zone: string,
): FieldChange[] {
  const changed = changedFields(before ?? {}, content)
  return Object.keys(LABELS)
    .filter((name) => changed.includes(name) && (before !== null || (isSaid(content[name]) && !IMPLIED.includes(name))))
    .map((name) => ({
      name,
      label: LABELS[name] ?? name,
      isText: TEXTS.includes(name),
      before: before ? wordValue(name, before[name], zone) : '',
      after: wordValue(name, content[name], zone),
    }))
}

/** What was edited: "section “Impact”", "timeline entry". */
export function describeSubject({ subject, content }: Pick<Revision, 'subject' | 'content'>): string {
  const title = typeof content.title === 'string' ? ` “${content.title}”` : ''
  return {
    incident: 'the facts of the incident',
    timeline_entry: 'a timeline entry',
    cause: 'a cause',
    section: `the section${title}`,
    lesson: 'a lesson',
    corrective_action: `the action${title}`,
  }[subject]
}

export const CHANGE_WORDS = { created: 'wrote', edited: 'edited', deleted: 'deleted', restored: 'brought back' } as const

const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)

const NAMES: Record<string, Record<string, string>> = {
  kind: { ...LESSON_WORDS, ...ENTRY_KIND_WORDS },
  milestone: MILESTONE_WORDS,
  postmortemState: POSTMORTEM_WORDS,
  audience: AUDIENCE_WORDS,
}

function wordValue(name: string, value: unknown, zone: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (name === 'people' && Array.isArray(value)) return value.map(wordPerson).join(', ')
  if (Array.isArray(value)) return value.join(', ')
  if ((name === 'occurredAt' || name === 'endedAt') && typeof value === 'string') return wordMoment(value, zone)
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value)
  const named = NAMES[name]?.[String(value)]
  return named ?? (TEXTS.includes(name) ? String(value) : String(value).replaceAll('_', ' '))
}

function wordPerson(person: unknown): string {
  return person && typeof person === 'object' && 'name' in person && 'role' in person ? `${person.name} (${person.role})` : ''
}

function wordMoment(iso: string, zone: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : `${dateWords(at, zone, { short: true })} ${clockWords(at, zone, 'second')}`
}
