import { formatActionNumber, STATE_WORDS } from '../../../../corrective-actions/rules'
import { HERE } from '../../../../postmortems/read-back/here'
import { type ReadBack, readBack } from '../../../../postmortems/read-back/read-back'
import type { DraftAction, DraftCause, DraftDoubt, DraftEntry, DraftIncident, Span } from '../../../draft'
import { HEAD_CHECKS, placeHeadChecks } from '../../../head-checks'
import { ENTRY_LIMIT, ITEM_LIMIT } from '../../../limits'
import { checkDoubts } from '../../../proposed-checks'
import { readHeadValue } from '../front-matter'
import { restOf } from './rest'

/** The incident of a file that this program wrote, whole; null where it is no such file, or was edited beyond its texts. */
export function readOwn(text: string): DraftIncident | null {
  const back = readBack(text)
  if (!back || isTooLong(back)) return null
  const { record, recordSpan } = back
  const { title, severity, startedOn, timeZone, timeZoneAssumed, tags, ...rest } = record.incident
  const { number, state, isPrivate, publishedAt, people, services } = rest
  const incident: DraftIncident = {
    id: 'incident-1',
    span: { start: 0, end: text.length },
    title,
    titleSpans: titleSpans(text),
    startedOn,
    severity: { asWritten: severity, value: severity, spans: [] },
    timeZone: { asWritten: timeZone, iana: timeZone, assumed: timeZoneAssumed, spans: [] },
    tags,
    record: { number, state, isPrivate, publishedAt, people, services },
    timeline: entriesOf(back),
    causes: causesOf(back),
    actions: actionsOf(back),
    lessons: back.lessons.map(({ text: words, ...span }, index) => ({
      id: `lesson-${index + 1}`,
      spans: [span],
      ...(record.lessons[index] ?? { kind: 'learned' as const }),
      text: words,
    })),
    sections: record.sections.map(({ title: heading, ...section }, index) => {
      const { text: body = '', ...span } = back.sections[index] ?? { start: 0, end: 0 }
      return { id: `section-${index + 1}`, spans: spansOf(span), ...section, title: heading, body }
    }),
    structure: [],
    doubts: [],
  }
  placeHeadChecks(readHeadValue(text, HEAD_CHECKS), [incident])
  incident.doubts.push(...doubtsOf(incident.actions), ...checkDoubts(incident.actions))
  incident.structure = restOf(text, incident, recordSpan)
  return incident
}

const isTooLong = ({ record: { entries, causes, actions, lessons, sections, incident } }: ReadBack): boolean =>
  entries.length > ENTRY_LIMIT ||
  [causes, actions, lessons, sections].some((list) => list.length > ITEM_LIMIT) ||
  incident.tags.length > 50

/** The heading of the first level. */
function titleSpans(text: string): Span[] {
  const found = /^# [^\n]*$/m.exec(text)
  return found ? [{ start: found.index, end: found.index + found[0].length }] : []
}

const spansOf = (span: Span): Span[] => (span.end > span.start ? [span] : [])

const entriesOf = ({ record, entries }: ReadBack): DraftEntry[] =>
  record.entries.map(({ occurredAt, ...entry }, index) => {
    const { text = '', ...span } = entries[index] ?? { start: 0, end: 0 }
    return { ...entry, id: `entry-${index + 1}`, spans: spansOf(span), at: occurredAt, text }
  })

function causesOf({ record, causes }: ReadBack): DraftCause[] {
  const above: string[] = []
  return record.causes.map(({ kind, audience, depth, evidence, actions, elsewhere }, index) => {
    const { text = '', ...span } = causes[index] ?? { start: 0, end: 0 }
    const id = `cause-${index + 1}`
    above.splice(depth, above.length, id)
    const links = {
      under: above[depth - 1] ?? null,
      evidence: evidence.map((place) => `entry-${place + 1}`),
      actions: record.actions.flatMap(({ number }, at) => (actions.includes(number) ? [`action-${at + 1}`] : [])),
      elsewhere,
    }
    return { id, spans: spansOf(span), ...(audience && { audience }), kind, text, links }
  })
}

const actionsOf = ({ record, actions }: ReadBack): DraftAction[] =>
  record.actions.map(({ number, title, audience, type, priority, owner, dueOn, ticketUrl, ...told }, index) => {
    const { text: details = '', definitions = [], ...span } = actions[index] ?? { start: 0, end: 0 }
    const checks = told.checks.map((check, at) => ({ ...check, definition: definitions[at] ?? null }))
    return {
      ...{ id: `action-${index + 1}`, spans: spansOf(span), text: title, details, owner, due: dueOn, ticket: ticketUrl },
      ...(audience && { audience }),
      done: HERE[told.state] === 'done',
      record: { number, type, priority, told: { ...told, checks } },
    }
  })

/** What a file says that only proof or an approver here can say. */
const doubtsOf = (actions: DraftAction[]): DraftDoubt[] =>
  actions.flatMap(({ id, spans, record }) => {
    const state = record?.told.state ?? 'open'
    if (!record || HERE[state] === state) return []
    const words = STATE_WORDS[state].toLowerCase()
    const message = `The file says that ${formatActionNumber(record.number)} is ${words}. Nobody here can vouch for that: it begins as ${STATE_WORDS[HERE[state]].toLowerCase()}, and what the file says is told in files only.`
    return [{ id: `told-${id}`, kind: 'told' as const, message, spans, about: id }]
  })
