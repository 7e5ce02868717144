import { STATE_WORDS } from '@/lib/corrective-actions/rules'
import { clip } from '@/lib/importing/clip'
import { type Item, MAIN, whenOf } from '@/lib/importing/difference/content'
import type { Change } from '@/lib/importing/difference/difference'
import type { PlaceWords } from '@/lib/importing/difference/places'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import { shortMoment } from '@/lib/timeline/time'

const KINDS: Record<Change['kind'], string> = {
  fact: 'Fact',
  section: 'Section',
  entry: 'Timeline entry',
  cause: 'Cause',
  action: 'Corrective action',
  lesson: 'Lesson',
}

const FACTS: Record<string, string> = {
  title: 'Title',
  severity: 'Severity',
  startedOn: 'Day it began',
  timeZone: 'Time zone',
  tags: 'Tags',
}

const FIELDS: Record<string, string> = {
  value: '',
  title: 'Title',
  body: '',
  text: '',
  when: 'Time',
  milestone: 'Milestone',
  attributedTo: 'Who',
  kind: 'Kind',
  details: 'Details',
  owner: 'Owner',
  dueOn: 'Due',
  ticketUrl: 'Ticket',
  done: 'Done',
  type: 'Type',
  priority: 'Priority',
  state: 'State',
  place: 'Place',
}

/** Where the other version of an item stands: in a document that was imported, or in a file that was published. */
export type Where = 'source' | 'file'

const WORDS = {
  source: {
    added: 'is new in the source',
    changed: 'was changed in the source',
    removed: 'is not in the source any more',
    moved: 'stands elsewhere in the source',
    changed_here: 'It was changed here too: ticked, what is here gives way (a revision keeps it).',
    removed_here: 'It was deleted here: ticked, it is added again.',
    before: 'When it was imported',
    there: 'In the source',
  },
  file: {
    added: 'is new there',
    changed: 'was changed there',
    removed: 'was taken away there',
    moved: 'stands elsewhere there',
    changed_here: 'It was changed here too. Choose one; revisions keep the other.',
    removed_here: 'It was deleted here meanwhile. Choose whether it comes back as it stands there.',
    before: 'As it was published',
    there: 'As it stands there',
  },
} as const

/** What one side of a change is called. */
export const sideOf = (where: Where, side: 'before' | 'there'): string => WORDS[where][side]

/** "Timeline entry “The kiln went out” was changed in the source". */
export function headOf({ kind, what, before, after }: Change, where: Where): string {
  const DONE = WORDS[where]
  const item = before ?? after
  if (kind === 'fact' || !item) return `${FACTS[item?.name ?? ''] ?? 'Fact'} ${DONE[what]}`
  const words = kind === 'section' ? item.fields.title : item.fields[MAIN[kind]]
  const number = kind === 'action' && item.name ? ` ${item.name}` : ''
  return `${KINDS[kind]}${number} “${clip(words ?? '', 60)}${(words ?? '').length > 60 ? '…' : ''}” ${DONE[what]}`
}

export const conflictOf = ({ conflict }: Change, where: Where): string | null => conflict && WORDS[where][conflict]

/** The fields of an item that are worth showing, each with its name and its words. */
export function linesOf(item: Item, fields: readonly string[], zone: string): { name: string; words: string }[] {
  const shown = fields.length > 0 ? fields : Object.keys(item.fields)
  return shown
    .map((field) => ({ name: FIELDS[field] ?? field, words: wordsOf(field, item.fields[field] ?? '', zone) }))
    .filter(({ words }) => words !== '' || fields.length > 0)
}

function wordsOf(field: string, value: string, zone: string): string {
  if (field === 'when') return whenWords(value, zone)
  if (field === 'milestone')
    return value && (MILESTONE_WORDS as Record<string, string>)[value]
      ? ((MILESTONE_WORDS as Record<string, string>)[value] ?? value)
      : value
  if (field === 'done') return value ? 'done' : 'not done'
  if (field === 'state') return (STATE_WORDS as Record<string, string>)[value] ?? value
  if (field === 'place') return placeWords(value)
  return field === 'kind' ? value.replaceAll('_', ' ') : value
}

/** "below “The disk was full”, behind “Nobody looked”" */
function placeWords(value: string): string {
  const [below, behind] = JSON.parse(value) as PlaceWords
  const quoted = (words: string) => `“${clip(words.replace(/\s+/g, ' '), 60)}${words.length > 60 ? '…' : ''}”`
  const order = behind === null ? 'first' : `behind ${quoted(behind)}`
  return below === null ? order : `a why of ${quoted(below)}, ${order}`
}

function whenWords(value: string, zone: string): string {
  const { occurredAt, endedAt, precision, isApproximate, clockTime } = whenOf(value)
  if (!occurredAt) return clockTime ?? 'no known time'
  const end = endedAt ? ` to ${shortMoment(endedAt, zone, precision)}` : ''
  return shortMoment(occurredAt, zone, precision, isApproximate) + end
}
