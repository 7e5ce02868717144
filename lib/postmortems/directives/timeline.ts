import type { Heading, RootContent } from 'mdast'
import { MILESTONE_WORDS } from '../../incidents/rules'
import { dayKey, dayWords } from '../../timeline/time'
import type { Entry, PostmortemDocument } from '../document'
import type { Block, Embedder } from '../embed'
import { emphasis, heading, list, paragraph, strong, table, type Words } from '../mdast'
import { entryTime } from '../times'
import { below, headed, oneOf } from './attributes'
import { chart } from './chart'
import { leaf, under } from './directive'
import { inOneLine } from './one-line'

/** The entries by day, in the incident's own zone. One without a known day stands under the day it follows. */
export const timeline = leaf({
  name: 'timeline',
  about: 'The timeline, by day.',
  attributes: {
    ...headed('Timeline'),
    format: oneOf('list', 'table', 'prose', 'mermaid'),
    only: oneOf('everything', 'milestones', 'starred'),
  },
  write({ heading: title, level, format, only }, { document, embed }) {
    const entries = document.timeline.filter(TOLD[only])
    if (entries.length === 0) return []
    if (format === 'mermaid') return under(title, level as Heading['depth'], chart(entries, document.timeZone, embed))
    const days = daysOf(entries, document).flatMap((day): RootContent[] => [
      heading(below(level), day.key === null ? 'Day unknown' : `${dayWords(day.key)} (${day.key})`),
      ...LAID_OUT[format](day.entries, document.timeZone, embed),
    ])
    return under(title, level as Heading['depth'], [paragraph(aboutZone(document)), ...days])
  },
})

const TOLD: Record<'everything' | 'milestones' | 'starred', (entry: Entry) => boolean> = {
  everything: () => true,
  milestones: ({ milestone }) => milestone !== null,
  starred: ({ isStarred }) => isStarred === true,
}

const aboutZone = ({ timeZone, timeZoneAssumed }: PostmortemDocument): string =>
  `Times are those of ${timeZone}, with their distance to UTC.${timeZoneAssumed ? ' The zone is assumed: the source names none.' : ''}`

function daysOf(entries: Entry[], { timeZone }: PostmortemDocument): { key: string | null; entries: Entry[] }[] {
  const days: { key: string | null; entries: Entry[] }[] = []
  for (const entry of entries) {
    const last = days.at(-1)
    const key = entry.occurredAt ? dayKey(new Date(entry.occurredAt), timeZone) : (last?.key ?? null)
    if (last && last.key === key) last.entries.push(entry)
    else days.push({ key, entries: [entry] })
  }
  return days
}

type Layout = (entries: Entry[], zone: string, embed: Embedder) => RootContent[]

const LAID_OUT: Record<'list' | 'table' | 'prose', Layout> = {
  list: (entries, zone, embed) => [list(entries.map((entry) => writeEntry(entry, zone, embed)))],
  prose: (entries, zone, embed) => entries.flatMap((entry) => writeEntry(entry, zone, embed)),
  table: (entries, zone, embed) => [
    table(
      [['Time'], ['What'], ['By']],
      entries.map((entry) => [
        [entryTime(entry, zone)],
        [...milestoneOf(entry), ...inOneLine(embed.short(entry.text))],
        [entry.attributedTo ?? ''],
      ]),
    ),
  ],
}

function writeEntry(entry: Entry, zone: string, embed: Embedder): Block[] {
  const { words, blocks } = embed.short(entry.text)
  const milestone = milestoneOf(entry).slice(0, 1)
  const by = entry.attributedTo ? [' ', emphasis(`(${entry.attributedTo})`)] : []
  const said = words.length > 0 ? [' ', ...words] : []
  return [paragraph(strong(entryTime(entry, zone)), ...milestone.flatMap((each) => [' ', each]), ...said, ...by), ...blocks]
}

const milestoneOf = ({ milestone }: Entry): Words[] => (milestone ? [emphasis(`${MILESTONE_WORDS[milestone]}.`), ' '] : [])
