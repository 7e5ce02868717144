import { buildIncident, type Told } from '../building/incident'
import { chatMarkdown } from '../chat-markdown'
import type { DraftIncident, Span } from '../draft'
import type { Found } from '../fact-doubts'
import { milestonesOf } from '../milestones'
import { type Days, daysOf } from './days'
import type { LogLine } from './lines'

/** A log of people talking as an incident: what was said is its timeline, what the place itself says is structure. */
export function conversation(lines: readonly LogLine[], text: string, fileName: string): DraftIncident {
  const days = daysOf(lines, fileName)
  const entries: Told[] = []
  const before: LogLine[] = []
  const structure: { text: string; spans: Span[] }[] = []
  for (const line of lines) {
    if (line.kind === 'said') entries.push(toldOf(line, days))
    else if (line.kind === 'more') {
      const last = entries.at(-1)
      if (last) last.text += `\n${line.text}`
      if (last && line.text !== '') last.spans = [{ start: last.spans[0]?.start ?? line.span.start, end: line.span.end }]
      if (!last && line.text !== '') before.push(line)
    } else structure.push({ spans: [line.span], text: text.slice(line.span.start, line.span.end).trim() })
  }
  for (const entry of entries) entry.text = chatMarkdown(entry.text)
  // Somebody who said nothing: the words of the line are kept as structure.
  for (const { text: said, spans } of entries)
    if (said === '') structure.push({ spans, text: spans.map(({ start, end }) => text.slice(start, end)).join('\n') })
  const isUtc = entries.length > 0 && entries.every(({ at }) => at?.endsWith('Z'))
  const incident = buildIncident({
    span: { start: 0, end: text.length },
    isUtc,
    entries,
    structure: structure.slice(0, 4_999),
    sections: [
      ...lead(before),
      ...lead(structure.slice(4_999).map(({ text: words, spans }) => ({ text: words, span: spans[0] ?? { start: 0, end: 0 } }))),
    ],
    doubts: doubtsOf(days),
  })
  milestonesOf(incident.timeline.filter(({ text: words }) => !words.trimEnd().endsWith('?')))
  return incident
}

function toldOf(line: LogLine, days: Days): Told {
  const when = days.whens.get(line) ?? { at: null, clockTime: null }
  return { ...when, text: line.text, attributedTo: line.who, sourceText: line.source || null, spans: [line.span] }
}

/** What stands before the first message is kept as text. */
const lead = (lines: { text: string; span: Span }[]) =>
  lines.length === 0
    ? []
    : [
        {
          title: 'From the same log',
          body: chatMarkdown(lines.map(({ text }) => text).join('\n')),
          spans: lines.map(({ span }) => span),
        },
      ]

function doubtsOf({ ambiguous, rolled, isFromName, isDayFirst, assumedYear }: Days): Found[] {
  const spansOf = (lines: LogLine[]) => lines.map(({ span }) => span)
  const found: (Found | false)[] = [
    ambiguous.length > 0 && {
      kind: 'ambiguous_date',
      message: `“${ambiguous[0]?.source}” may be day-month or month-day. It was read with the ${isDayFirst ? 'day' : 'month'} first.`,
      spans: spansOf(ambiguous),
    },
    isFromName && {
      kind: 'assumed_day',
      message: 'The lines give only times of day; the day was taken from the name of the file.',
    },
    assumedYear !== null && {
      kind: 'assumed_year',
      message: `Days are written without a year; ${assumedYear} was taken from elsewhere in the log.`,
    },
    rolled.length > 0 && {
      kind: 'assumed_day',
      message: `The clock goes back ${rolled.length === 1 ? 'once' : `${rolled.length} times`} where no new day is named; it was read as past midnight.`,
      spans: spansOf(rolled),
    },
  ]
  return found.filter((one) => one !== false)
}
