import type { RootContent } from 'mdast'
import { MILESTONE_WORDS } from '../../../incidents/rules'
import { dayKey, dayWords } from '../../../timeline/time'
import type { Entry, PostmortemDocument } from '../../document'
import type { Block, Embedder } from '../../embed'
import { emphasis, heading, list, paragraph, strong } from '../../mdast'
import { entryTime } from '../../times'

/** The entries by day, in the incident's own zone. One without a known day stands under the day it follows. */
export function writeTimeline({ timeline, timeZone, timeZoneAssumed }: PostmortemDocument, embed: Embedder): RootContent[] {
  if (timeline.length === 0) return []
  const groups: { day: string | null; entries: Entry[] }[] = []
  for (const entry of timeline) {
    const last = groups.at(-1)
    const day = entry.occurredAt ? dayKey(new Date(entry.occurredAt), timeZone) : (last?.day ?? null)
    if (last && last.day === day) last.entries.push(entry)
    else groups.push({ day, entries: [entry] })
  }
  const zone = `Times are those of ${timeZone}, with their distance to UTC.`
  return [
    heading(2, 'Timeline'),
    paragraph(timeZoneAssumed ? `${zone} The zone is assumed: the source names none.` : zone),
    ...groups.flatMap(({ day, entries }): RootContent[] => [
      heading(3, day === null ? 'Day unknown' : `${dayWords(day)} (${day})`),
      list(entries.map((entry) => writeEntry(entry, timeZone, embed))),
    ]),
  ]
}

function writeEntry(entry: Entry, zone: string, embed: Embedder): Block[] {
  const { words, blocks } = embed.short(entry.text)
  const milestone = entry.milestone ? [' ', emphasis(`${MILESTONE_WORDS[entry.milestone]}.`)] : []
  const by = entry.attributedTo ? [' ', emphasis(`(${entry.attributedTo})`)] : []
  const said = words.length > 0 ? [' ', ...words] : []
  return [paragraph(strong(entryTime(entry, zone)), ...milestone, ...said, ...by), ...blocks]
}
