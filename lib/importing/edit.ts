import { Invalid } from '../platform/errors'
import { freeKey } from '../sections/rules'
import type { Draft, DraftIncident, ItemKind, Span } from './draft'
import { timedText } from './entry-time'

/** Where an item of each kind stands in an incident of the draft; structure is what became no item of its own. */
const LISTS = {
  entry: 'timeline',
  cause: 'causes',
  action: 'actions',
  lesson: 'lessons',
  section: 'sections',
  structure: 'structure',
} as const

const KINDS = ['entry', 'cause', 'action', 'lesson', 'section', 'structure'] as const

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
  const found = KINDS.flatMap((is) => {
    const item = (incident[LISTS[is]] as { id: string }[]).find((one) => one.id === id)
    return item ? [{ ...item, is } as Passage] : []
  })[0]
  if (!found) throw new Invalid('This passage is not in the draft any more. Open the draft again.')
  return found
}

/** Replaces an item by one of the same id; its doubts stay. */
export function replaceItem(incident: DraftIncident, passage: Passage): DraftIncident {
  const { is, ...rest } = passage
  const list = LISTS[is]
  return { ...incident, [list]: incident[list].map((one) => (one.id === rest.id ? rest : one)) }
}

/** What a new item is made of. */
export interface NewItem {
  id: string
  spans: Span[]
  text: string
  /** Of a section; without it one is found. */
  title?: string
  /** Of an action. */
  done?: boolean | null
}

/** The incident with one more item, in its place by the order of the source; what stands nowhere in it comes last. */
export function withItem(incident: DraftIncident, { id, spans, text, title, done }: NewItem, to: Passage['is']): DraftIncident {
  const base = { id, spans }
  switch (to) {
    case 'entry': {
      const entry = { ...base, milestone: null, attributedTo: null, ...timedText(text, incident) }
      return { ...incident, timeline: placed(incident.timeline, entry) }
    }
    case 'cause':
      return { ...incident, causes: placed(incident.causes, { ...base, kind: 'root_cause', text }) }
    case 'action': {
      const action = { ...base, text, details: '', owner: null, due: null, done: done ?? null, ticket: null }
      return { ...incident, actions: placed(incident.actions, action) }
    }
    case 'lesson':
      return { ...incident, lessons: placed(incident.lessons, { ...base, kind: 'learned', text }) }
    case 'section': {
      const heading = title ?? 'Also in the document'
      return {
        ...incident,
        sections: placed(incident.sections, {
          ...base,
          key: freeKey(
            heading,
            incident.sections.map(({ key }) => key),
          ),
          title: heading,
          body: text,
        }),
      }
    }
    case 'structure':
      return { ...incident, structure: placed(incident.structure, { ...base, text }) }
  }
}

function placed<Item extends { spans: Span[] }>(items: Item[], item: Item): Item[] {
  const at = items.findIndex((one) => placeOf(one) > placeOf(item))
  return at === -1 ? [...items, item] : items.toSpliced(at, 0, item)
}

/** Where in the source an item begins; what a person added stands behind everything. */
export const placeOf = ({ spans }: { spans: Span[] }): number => spans[0]?.start ?? Number.MAX_SAFE_INTEGER

/**
 * Makes a passage something else, or with "structure" leaves it out. Every word of it goes along: the words of a time, an owner or
 * a heading become part of the text where the new kind has no place for them.
 */
export function retype(incident: DraftIncident, id: string, to: ItemKind | 'structure'): DraftIncident {
  const passage = findPassage(incident, id)
  if (passage.is === to) return incident
  const text = wordsOf(passage)
  const isHeading = passage.is === 'structure' && text.length <= 120
  return withItem(
    without(incident, id),
    { id, spans: passage.spans, text, ...(to === 'section' && isHeading && { title: text }) },
    to,
  )
}

/** The incident without one of its items. */
export function without(incident: DraftIncident, id: string): DraftIncident {
  const others = <Item extends { id: string }>(items: Item[]) =>
    items.some((item) => item.id === id) ? items.filter((item) => item.id !== id) : items
  return {
    ...incident,
    timeline: others(incident.timeline),
    causes: others(incident.causes),
    actions: others(incident.actions),
    lessons: others(incident.lessons),
    sections: others(incident.sections),
    structure: others(incident.structure),
  }
}

/** An id that no item of the incident has, for one that a person adds. */
export function freeId(incident: DraftIncident): string {
  const numbers = passagesOf(incident).map(({ id }) => Number(/^added-(\d{1,9})$/.exec(id)?.[1] ?? 0))
  return `added-${Math.max(0, ...numbers) + 1}`
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
