import { z } from 'zod'
import { HERE } from '../postmortems/read-back/here'
import { slugOf } from '../sections/rules'
import { UNKNOWN, type When } from '../timeline/schema'
import { resolveLocal, startOfDay } from '../timeline/wall-clock'
import { clip } from './clip'
import type { DraftAction, DraftEntry, DraftIncident, DraftSection } from './draft'

/** What the rows of an incident will say. Texts that are too long for a row go on in a section, never away. */
export interface Rows {
  incident: {
    title: string
    severity: DraftIncident['severity']['value']
    timeZone: string
    timeZoneAssumed: boolean
    startedOn: string | null
    tags: string[]
  }
  /** `from`: the id of the draft's item, by which others are linked to it. */
  entries: (When &
    Pick<DraftEntry, 'text' | 'milestone' | 'attributedTo' | 'sourceText' | 'kind' | 'isStarred'> &
    ForWhom & { from: string })[]
  causes: (Pick<DraftIncident['causes'][number], 'kind' | 'text' | 'links'> & ForWhom & { from: string })[]
  actions: ActionRow[]
  lessons: (Pick<DraftIncident['lessons'][number], 'kind' | 'text'> & ForWhom)[]
  sections: ({ key: string; title: string; body: string } & ForWhom)[]
}

interface ForWhom {
  audience?: 'public' | 'restricted'
}

const forWhom = ({ audience }: Pick<DraftEntry, 'audience'>): ForWhom => (audience ? { audience } : {})

const marksOf = ({ kind, isStarred }: DraftEntry) => ({ ...(kind && { kind }), ...(isStarred && { isStarred }) })

interface ActionRow extends Pick<DraftAction, 'record'> {
  audience?: 'public'
  from: string
  title: string
  details: string
  ownerAsWritten: string | null
  dueOn: string | null
  ticketUrl: string | null
  state: 'open' | 'in_progress' | 'done'
}

const LIMITS = {
  entry: 20_000,
  cause: 10_000,
  lesson: 20_000,
  title: 300,
  actionTitle: 200,
  details: 50_000,
  body: 200_000,
  heading: 200,
  words: 200,
}

/** Turns a reviewed incident into rows. `name` is the file's, for an incident without a title; `zone` stands in for one nobody chose. */
export function rowsOf(draft: DraftIncident, { name, zone }: { name: string; zone: string }): Rows {
  const overflow: Rows['sections'] = []
  // What a file of ours holds was within its limits where it was written; spelt as Markdown it may be longer.
  const isOwn = draft.record !== undefined
  const shorten = (text: string, limit: number, title: string): string => {
    if (text.length <= limit || isOwn) return text
    const at = cutAt(text, limit)
    overflow.push(...sectionRows({ key: slugOf(title), title, body: text.slice(at) }))
    return text.slice(0, at)
  }
  const timeZone = draft.timeZone.iana ?? zone
  const filled = <T extends { text: string }>(items: T[]) => items.filter(({ text }) => text.trim() !== '')
  return {
    incident: {
      title:
        isOwn && draft.title
          ? draft.title
          : clip(draft.title?.trim() || name.replace(/\.[\w.]{1,12}$/, '') || 'Untitled', LIMITS.title),
      severity: draft.severity.value,
      timeZone,
      timeZoneAssumed: draft.timeZone.iana === null || draft.timeZone.assumed,
      startedOn: draft.startedOn,
      tags: draft.tags,
    },
    entries: filled(draft.timeline).map((entry) => ({
      ...{ from: entry.id, ...forWhom(entry), ...marksOf(entry) },
      ...(isOwn ? recordedWhen(entry, timeZone) : whenOf(entry, timeZone)),
      text: shorten(entry.text, LIMITS.entry, 'Rest of a timeline entry'),
      milestone: entry.milestone,
      attributedTo: clip(entry.attributedTo ?? '', LIMITS.words) || null,
      sourceText: clip(entry.sourceText ?? '', LIMITS.words) || null,
    })),
    causes: filled(draft.causes).map(({ id: from, kind, text, links, audience }) => ({
      ...{ from, kind, ...forWhom({ audience }), text: shorten(text, LIMITS.cause, 'Rest of a cause') },
      ...(links && { links }),
    })),
    actions: filled(draft.actions).map((action) => actionRow(action, shorten)),
    lessons: filled(draft.lessons).map(({ kind, text, audience }) => ({
      kind,
      ...forWhom({ audience }),
      text: shorten(text, LIMITS.lesson, 'Rest of a lesson'),
    })),
    sections: isOwn
      ? draft.sections.map(({ key, title, body, audience }) => ({ key, title, body, ...forWhom({ audience }) }))
      : [...draft.sections.flatMap(sectionRows), ...overflow],
  }
}

/** Where to cut a text that is too long: after a paragraph, a line or a word, and never within a character. */
function cutAt(text: string, limit: number): number {
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(mark, limit)
    if (at > limit / 2) return at
  }
  return clip(text, limit).length
}

/** A local time is local to the zone of the incident; a month or a year alone is no moment, and stays in the source's words. */
export function whenOf(entry: DraftEntry, zone: string): When {
  const { at, endedAt, precision, isApproximate, clockTime } = entry
  if (at === null) return { ...UNKNOWN, clockTime, isApproximate: clockTime !== null && isApproximate }
  if (precision === 'month' || precision === 'year' || precision === 'unknown') return UNKNOWN
  const occurredAt = instant(at, zone)
  const end = endedAt ? instant(endedAt, zone) : null
  return { ...UNKNOWN, occurredAt, endedAt: end && end >= occurredAt ? end : null, precision, isApproximate }
}

/** The time of an entry of a file of ours, as it was. */
function recordedWhen({ at, endedAt, precision, isApproximate, clockTime }: DraftEntry, zone: string): When {
  if (at === null || precision === 'month' || precision === 'year') return { ...UNKNOWN, clockTime, isApproximate }
  return {
    occurredAt: instant(at, zone),
    endedAt: endedAt ? instant(endedAt, zone) : null,
    precision,
    isApproximate,
    clockTime: null,
  }
}

function instant(at: string, zone: string): Date {
  if (at.endsWith('Z')) return new Date(at)
  const [date = '', clock] = at.split('T')
  return clock ? resolveLocal({ date, clock }, zone).at : startOfDay(date, zone)
}

/** What an action is called is its first sentence; all of its words stand in the details where that is not all of them. */
function actionRow(action: DraftAction, shorten: (text: string, limit: number, title: string) => string): ActionRow {
  const { id: from, record } = action
  const isPublic = action.audience === 'public'
  if (record)
    return { ...recordedRow(action), ...(isPublic && { audience: 'public' }), from, record, state: HERE[record.told.state] }
  const words = action.text.replace(/\s+/g, ' ').trim()
  const title = titleOf(beforeBlocks(action.text).replace(/\s+/g, ' ').trim() || words)
  const dueOn = /^\d{4}-\d\d-\d\d$/.test(action.due ?? '') && !Number.isNaN(Date.parse(action.due ?? '')) ? action.due : null
  const ticketUrl = /https?:\/\/[^\s)>\]]+/.exec(action.ticket ?? '')?.[0] ?? null
  const details = [
    title === words ? '' : action.text,
    action.details,
    action.due && !dueOn ? `Due: ${action.due}` : '',
    action.ticket && action.ticket !== ticketUrl ? `Ticket: ${action.ticket}` : '',
  ].filter(Boolean)
  return {
    from,
    title,
    details: shorten(details.join('\n\n'), LIMITS.details, `Rest of the action “${clip(title, 100)}”`),
    ownerAsWritten: clip(action.owner ?? '', LIMITS.title) || null,
    dueOn,
    ticketUrl: ticketUrl && URL.canParse(ticketUrl) && ticketUrl.length <= 2_000 ? ticketUrl : null,
    state: action.done === true ? 'done' : 'open',
  }
}

/** An action of a file of ours: as it says, unless a person wrote something over it that cannot stand in a row. */
const recordedRow = ({ text, details, owner, due, ticket }: DraftAction) => ({
  title: clip(text, 300),
  details,
  ownerAsWritten: clip(owner ?? '', LIMITS.title) || null,
  dueOn: z.iso.date().safeParse(due).data ?? null,
  ticketUrl:
    z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .safeParse(ticket).data ?? null,
})

/** A text up to its first block of code: what is called so is no sentence. */
const beforeBlocks = (text: string): string => text.split(/\n[ \t>]*(?:`{3,}|~{3,})/, 1)[0] ?? ''

/** The first sentence of a text, without the marks of Markdown; a long one is cut at a word. */
export function titleOf(words: string): string {
  const plain = words
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .trim()
  const first = /^.{12,}?[.!?。](?=\s|$)/u.exec(plain)?.[0] ?? plain
  if (first.length <= LIMITS.actionTitle) return first || clip(words, LIMITS.actionTitle)
  return `${first.slice(0, cutAt(first, LIMITS.actionTitle - 1))}…`
}

function sectionRows({ key, title, body }: Pick<DraftSection, 'key' | 'title' | 'body'>): Rows['sections'] {
  const heading = title.trim().replace(/\s+/g, ' ')
  const own = clip(heading, LIMITS.heading) || 'Untitled'
  const rest = heading.length > LIMITS.heading ? `${heading}\n\n${body}` : body
  const rows: Rows['sections'] = []
  for (let from = 0; from < rest.length || rows.length === 0; ) {
    const left = rest.slice(from)
    const length = left.length <= LIMITS.body ? left.length : cutAt(left, LIMITS.body)
    rows.push({ key: slugOf(rows.length === 0 ? key : own), title: own, body: left.slice(0, length) })
    from += Math.max(1, length)
  }
  return rows
}
