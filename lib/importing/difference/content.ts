import type { Rows } from '../rows'

/** The kinds of item an incident is made of; a fact is its title, severity, day, zone or tags. */
export type DifferenceKind = 'fact' | 'section' | 'entry' | 'cause' | 'action' | 'lesson'

/** An item as named texts, so that all kinds are compared alike. What is not stated is an empty text. */
export interface Item {
  kind: DifferenceKind
  /** What two versions of an item are known to be the same by, where that is a name; else null, and their words decide. */
  name: string | null
  fields: Record<string, string>
}

/** An item as it stands in the incident now. */
export interface StandingItem extends Item {
  id: string
  version: number
  /** Of a cause: what it is a why of; null at the top. */
  parentId?: string | null
}

/** The field that holds an item's words. */
export const MAIN: Record<DifferenceKind, string> = {
  fact: 'value',
  section: 'body',
  entry: 'text',
  cause: 'text',
  action: 'title',
  lesson: 'text',
}

/** Fields in which changes of different lines are put together. */
export const TEXTS = ['text', 'body', 'details']

/** What the rows made of a draft say, item by item. */
export function itemsOf({ incident, sections, entries, causes, actions, lessons }: Rows): Item[] {
  const facts = factsOf(incident)
  return [
    ...facts,
    ...sections.map(({ key, title, body }): Item => ({ kind: 'section', name: key, fields: { title, body } })),
    ...entries.map(entryItem),
    ...causes.map(({ kind, text }): Item => ({ kind: 'cause', name: null, fields: { kind, text } })),
    ...actions.map(actionItem),
    ...lessons.map(({ kind, text }): Item => ({ kind: 'lesson', name: null, fields: { kind, text } })),
  ]
}

export const ZONE = 'timeZone'

export const factsOf = (incident: {
  title: string
  severity: string | null
  startedOn: string | null
  timeZone: string
  tags: string[]
}): Item[] =>
  [
    ['title', incident.title],
    ['severity', incident.severity ?? ''],
    ['startedOn', incident.startedOn ?? ''],
    [ZONE, incident.timeZone],
    ['tags', [...incident.tags].sort().join(', ')],
  ].map(([name = '', value = '']) => ({ kind: 'fact', name, fields: { value } }))

/** The time of an entry is one field: its parts only make sense together. */
export const entryItem = (
  entry: Pick<
    Rows['entries'][number],
    'occurredAt' | 'endedAt' | 'precision' | 'isApproximate' | 'clockTime' | 'text' | 'milestone' | 'attributedTo'
  >,
): Item => ({
  kind: 'entry',
  name: null,
  fields: { when: whenText(entry), text: entry.text, milestone: entry.milestone ?? '', attributedTo: entry.attributedTo ?? '' },
})

type When = Pick<Rows['entries'][number], 'occurredAt' | 'endedAt' | 'precision' | 'isApproximate' | 'clockTime'>

export const whenText = ({ occurredAt, endedAt, precision, isApproximate, clockTime }: When): string =>
  JSON.stringify([occurredAt?.toISOString() ?? null, endedAt?.toISOString() ?? null, precision, isApproximate, clockTime])

/** The time that stands in an entry's field. */
export function whenOf(text: string): When {
  const [occurredAt, endedAt, precision, isApproximate, clockTime] = JSON.parse(text)
  const date = (value: string | null) => (value === null ? null : new Date(value))
  return { occurredAt: date(occurredAt), endedAt: date(endedAt), precision, isApproximate, clockTime }
}

export const actionItem = (action: {
  title: string
  details: string
  ownerAsWritten: string | null
  dueOn: string | null
  ticketUrl: string | null
  state: string
}): Item => ({
  kind: 'action',
  name: null,
  fields: {
    title: action.title,
    details: action.details,
    owner: action.ownerAsWritten ?? '',
    dueOn: action.dueOn ?? '',
    ticketUrl: action.ticketUrl ?? '',
    // Verified and waived are what became of it here; a source only says that it was done, or not.
    done: action.state === 'open' || action.state === 'in_progress' ? '' : 'done',
  },
})
