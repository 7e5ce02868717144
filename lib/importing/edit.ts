import { Temporal } from 'temporal-polyfill'
import { Invalid } from '../platform/errors'
import { slugOf } from '../sections/rules'
import type { Draft, DraftEntry, DraftIncident, ItemKind } from './draft'

/** Where an item of each kind stands in an incident of the draft; structure is what became no item of its own. */
const LISTS = { entry: 'timeline', cause: 'causes', action: 'actions', lesson: 'lessons', section: 'sections' } as const

export type DraftItem = { [Kind in ItemKind]: DraftIncident[(typeof LISTS)[Kind]][number] & { is: Kind } }[ItemKind]
export type Passage = DraftItem | (DraftIncident['structure'][number] & { is: 'structure' })

/** Every item of an incident with its kind, and what is structure. */
export function passagesOf(incident: DraftIncident): Passage[] {
  return [
    ...incident.timeline.map((item) => ({ ...item, is: 'entry' as const })),
    ...incident.causes.map((item) => ({ ...item, is: 'cause' as const })),
    ...incident.actions.map((item) => ({ ...item, is: 'action' as const })),
    ...incident.lessons.map((item) => ({ ...item, is: 'lesson' as const })),
    ...incident.sections.map((item) => ({ ...item, is: 'section' as const })),
    ...incident.structure.map((item) => ({ ...item, is: 'structure' as const })),
  ]
}

/** The draft with one incident replaced by what `change` makes of it. @throws Invalid where there is no such incident */
export function changeIncident(draft: Draft, ordinal: number, change: (incident: DraftIncident) => DraftIncident): Draft {
  if (!draft.incidents[ordinal]) throw new Invalid('This incident is not in the draft any more. Open the draft again.')
  return { ...draft, incidents: draft.incidents.map((incident, at) => (at === ordinal ? change(incident) : incident)) }
}

/** @throws Invalid where there is no such item */
export function findPassage(incident: DraftIncident, id: string): Passage {
  const found = passagesOf(incident).find((passage) => passage.id === id)
  if (!found) throw new Invalid('This passage is not in the draft any more. Open the draft again.')
  return found
}

/** Replaces an item by one of the same id; its doubts stay. */
export function replaceItem(incident: DraftIncident, item: DraftItem): DraftIncident {
  const { is, ...rest } = item
  const list = LISTS[is]
  return { ...incident, [list]: incident[list].map((one) => (one.id === rest.id ? rest : one)) }
}

/**
 * Makes a passage something else, or with "structure" leaves it out. Every word of it goes along: the words of a time, an owner or
 * a heading become part of the text where the new kind has no place for them.
 */
export function retype(incident: DraftIncident, id: string, to: ItemKind | 'structure'): DraftIncident {
  const passage = findPassage(incident, id)
  if (passage.is === to) return incident
  const without = remove(incident, id)
  const base = { id, spans: passage.spans }
  const text = wordsOf(passage)
  switch (to) {
    case 'entry':
      return { ...without, timeline: [...without.timeline, { ...base, ...UNTIMED, text }] }
    case 'cause':
      return { ...without, causes: [...without.causes, { ...base, kind: 'root_cause', text }] }
    case 'action':
      return {
        ...without,
        actions: [...without.actions, { ...base, text, details: '', owner: null, due: null, done: null, ticket: null }],
      }
    case 'lesson':
      return { ...without, lessons: [...without.lessons, { ...base, kind: 'learned', text }] }
    case 'section': {
      const title = passage.is === 'structure' && text.length <= 120 ? text : 'Also in the document'
      return { ...without, sections: [...without.sections, { ...base, key: freeKey(without, title), title, body: text }] }
    }
    case 'structure':
      return { ...without, structure: [...without.structure, { ...base, text }] }
  }
}

const UNTIMED = {
  at: null,
  endedAt: null,
  precision: 'unknown',
  isApproximate: false,
  clockTime: null,
  sourceText: null,
  milestone: null,
  attributedTo: null,
} as const

function remove(incident: DraftIncident, id: string): DraftIncident {
  const others = (item: { id: string }) => item.id !== id
  return {
    ...incident,
    timeline: incident.timeline.filter(others),
    causes: incident.causes.filter(others),
    actions: incident.actions.filter(others),
    lessons: incident.lessons.filter(others),
    sections: incident.sections.filter(others),
    structure: incident.structure.filter(others),
  }
}

/** All words of a passage as one text. */
export function wordsOf(passage: Passage): string {
  switch (passage.is) {
    case 'entry':
      return [passage.sourceText, passage.attributedTo && `${passage.attributedTo}:`, passage.text].filter(Boolean).join(' ')
    case 'action': {
      const facts = [passage.owner, passage.due, passage.ticket].filter(Boolean).join(', ')
      return [facts ? `${passage.text} (${facts})` : passage.text, passage.details].filter(Boolean).join('\n\n')
    }
    case 'section':
      return passage.body.trim() === '' ? passage.title : `${passage.title}\n\n${passage.body}`
    default:
      return passage.text
  }
}

function freeKey(incident: DraftIncident, title: string): string {
  const taken = new Set(incident.sections.map(({ key }) => key))
  const key = slugOf(title)
  if (!taken.has(key)) return key
  let number = 2
  while (taken.has(`${key}-${number}`)) number++
  return `${key}-${number}`
}

/** How an entry's moment stands in a form: local to the incident's zone. */
export function whenFields(entry: DraftEntry, zone: string | null): { day: string; clock: string } {
  if (entry.at === null) return { day: '', clock: entry.clockTime ?? '' }
  const local = entry.at.endsWith('Z')
    ? Temporal.Instant.from(entry.at)
        .toZonedDateTimeISO(zone ?? 'UTC')
        .toPlainDateTime()
        .toString({ smallestUnit: entry.precision === 'second' ? 'second' : 'minute' })
    : entry.at
  const [day = '', clock = ''] = local.split('T')
  return { day, clock }
}

/**
 * An entry at the moment a form says. Without a day a time is a time of day; a day without a time is a day, and so on. What the
 * entry said before in UTC stays in UTC.
 * @throws Invalid that names the field
 */
export function withWhen(entry: DraftEntry, { day, clock }: { day: string; clock: string }, zone: string | null): DraftEntry {
  const before = whenFields(entry, zone)
  if (before.day === day && before.clock === clock) return entry
  if (clock && !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(clock))
    throw new Invalid(`Got the time “${clock}”; expected 10:13 or 10:13:05.`, { clock: 'As 10:13 or 10:13:05.' })
  if (day && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(day))
    throw new Invalid(`Got the day “${day}”; expected 2026-08-14, 2026-08 or 2026.`, { day: 'As 2026-08-14, 2026-08 or 2026.' })
  const precision = clock.length === 8 ? 'second' : 'minute'
  const unended = { ...entry, endedAt: null }
  if (!day) return { ...unended, at: null, clockTime: clock || null, precision: clock ? precision : 'unknown' }
  if (!clock) {
    const coarse = day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day'
    return { ...unended, at: checkedDay(day), clockTime: null, precision: coarse }
  }
  if (day.length !== 10) throw new Invalid('A time needs a whole day, as 2026-08-14.', { day: 'As 2026-08-14.' })
  const local = `${checkedDay(day)}T${clock}`
  const isUtc = entry.at?.endsWith('Z') ?? false
  const at = isUtc
    ? Temporal.PlainDateTime.from(local)
        .toZonedDateTime(zone ?? 'UTC')
        .toInstant()
        .toString({ smallestUnit: precision })
    : local
  return { ...entry, at, clockTime: null, precision, endedAt: entry.endedAt && entry.endedAt > at ? entry.endedAt : null }
}

function checkedDay(day: string): string {
  const whole = `${day}-01-01`.slice(0, 10)
  try {
    Temporal.PlainDate.from(whole, { overflow: 'reject' })
    return day
  } catch {
    throw new Invalid(`Got the day ${day}, which no calendar has.`, { day: 'There is no such day.' })
  }
}
