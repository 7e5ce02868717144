import { freeKey } from '../../sections/rules'
import { clip, clipped } from '../clip'
import type { DraftEntry, DraftIncident, DraftSection, Span } from '../draft'
import type { Found } from '../fact-doubts'
import { ENTRY_LIMIT, ITEM_LIMIT, SPAN_LIMIT } from '../limits'
import { severityValue } from '../severity'
import { doubtsOf } from './doubts'

type Numbered = 'id'
/** An entry as an importer says it; what it leaves out is not known. */
export type Told = Pick<DraftEntry, 'spans' | 'text'> & Partial<Omit<DraftEntry, Numbered>>

/** What an importer read of one incident; everything it leaves out is empty. */
export interface Parts {
  span: Span
  title?: string | null
  titleSpans?: Span[]
  severity?: { asWritten: string; spans: Span[] } | null
  /** The times state their zone, and it is UTC. */
  isUtc: boolean
  tags?: string[]
  entries: Told[]
  causes?: Omit<DraftIncident['causes'][number], Numbered>[]
  actions?: Omit<DraftIncident['actions'][number], Numbered>[]
  sections?: Omit<DraftSection, Numbered | 'key'>[]
  structure?: Omit<DraftIncident['structure'][number], Numbered>[]
  doubts?: Found[]
}

/** A whole incident of a draft: numbered, within the limits, with the doubts that any log gives rise to. */
export function buildIncident(parts: Parts, ordinal = 0): DraftIncident {
  const { severity = null, isUtc } = parts
  const entries = parts.entries.filter(({ text }) => text.trim() !== '')
  const timeline = entries.slice(0, ENTRY_LIMIT).map(entryOf)
  const over = entries.slice(ENTRY_LIMIT)
  const sections = [...(parts.sections ?? []), ...(over.length > 0 ? [restOf(over)] : [])].filter(
    ({ body }) => body.trim() !== '',
  )
  const incident: DraftIncident = {
    id: `incident-${ordinal + 1}`,
    span: parts.span,
    title: clipped(parts.title?.replace(/\s+/g, ' ').trim(), 300),
    titleSpans: (parts.titleSpans ?? []).slice(0, 10),
    startedOn:
      timeline
        .map(({ at }) => at)
        .find((at) => at !== null && at.length >= 10)
        ?.slice(0, 10) ?? null,
    severity: {
      asWritten: clipped(severity?.asWritten, 500),
      value: severityValue(severity?.asWritten ?? null),
      spans: severity?.spans.slice(0, 10) ?? [],
    },
    timeZone: isUtc
      ? { asWritten: 'UTC', iana: 'Etc/UTC', assumed: false, spans: [] }
      : { asWritten: null, iana: null, assumed: true, spans: [] },
    tags: [...new Set((parts.tags ?? []).map((tag) => clip(tag.trim().toLowerCase(), 80)).filter(Boolean))].slice(0, 50),
    timeline,
    causes: numbered('cause', capped(parts.causes ?? [], ITEM_LIMIT)),
    actions: numbered('action', capped(parts.actions ?? [], ITEM_LIMIT)),
    lessons: [],
    sections: keyed(merged(sections, ITEM_LIMIT)),
    structure: numbered('structure', parts.structure ?? []).slice(0, 5_000),
    doubts: [],
  }
  incident.doubts = doubtsOf(incident, [...(parts.doubts ?? []), ...(over.length > 0 ? [beyond(over.length)] : [])])
  return incident
}

function entryOf(told: Told, index: number): DraftEntry {
  const { at = null, clockTime = null } = told
  return {
    endedAt: null,
    isApproximate: false,
    milestone: null,
    ...told,
    precision: told.precision ?? precisionOf(at, clockTime),
    id: `entry-${index + 1}`,
    at,
    clockTime: at === null ? clockTime : null,
    spans: told.spans.slice(0, SPAN_LIMIT),
    sourceText: clipped(told.sourceText, 500),
    attributedTo: clipped(told.attributedTo, 500),
  }
}

function precisionOf(at: string | null, clockTime: string | null): DraftEntry['precision'] {
  const clock = at?.slice(11).replace('Z', '') ?? clockTime ?? ''
  if (clock !== '') return clock.length > 5 ? 'second' : 'minute'
  return at === null ? 'unknown' : 'day'
}

const beyond = (count: number): Found => ({
  kind: 'limit',
  message: `Only the first ${ENTRY_LIMIT} entries were taken; the ${count} after them are kept as text, in the last section.`,
})

/** Entries that an incident has no place for, as a list. */
const restOf = (entries: Told[]): Omit<DraftSection, Numbered | 'key'> => ({
  title: 'The entries after these',
  spans: entries.flatMap(({ spans }) => spans).slice(0, SPAN_LIMIT),
  body: entries
    .map(({ at, clockTime, attributedTo, text }) => {
      const head = [at ?? clockTime, attributedTo && `${attributedTo}:`].filter(Boolean).join(' ')
      return `- ${`${head} ${text}`.trim().replaceAll('\n', '\n  ')}`
    })
    .join('\n'),
})

const numbered = <T>(kind: string, items: T[]): (T & { id: string })[] =>
  items.map((item, index) => ({ ...item, id: `${kind}-${index + 1}` }))

/** At most so many; the last holds the text of the rest. */
function capped<T extends { text: string; spans: Span[] }>(items: T[], limit: number): T[] {
  const rest = items.slice(limit - 1)
  const [last] = rest
  if (items.length <= limit || !last) return items
  return [...items.slice(0, limit - 1), { ...last, text: rest.map(({ text }) => text).join('\n\n') }]
}

function merged<T extends { title: string; body: string }>(items: T[], limit: number): T[] {
  const rest = items.slice(limit - 1)
  const [last] = rest
  if (items.length <= limit || !last) return items
  return [...items.slice(0, limit - 1), { ...last, body: rest.map(({ title, body }) => `${title}\n\n${body}`).join('\n\n') }]
}

function keyed(sections: Omit<DraftSection, Numbered | 'key'>[]): DraftSection[] {
  const taken: string[] = []
  return sections.map((section, index) => {
    const key = freeKey(section.title, taken)
    taken.push(key)
    return {
      ...section,
      id: `section-${index + 1}`,
      title: clip(section.title, 300),
      key,
      spans: section.spans.slice(0, SPAN_LIMIT),
    }
  })
}
