import { MILESTONE_WORDS } from '../../incidents/rules'
import { clockWords, dateWords, dayKey, wallOf } from '../time'
import { impactOf, type Pictured, type Placed, placedOf } from './told'

const LONGEST = 90

/**
 * The timeline as a Gantt chart in the language of Mermaid: the impact, then the entries by day; those that lasted as bars, the others
 * as milestones. Times are those of the zone's clocks. Null where no entry has a place on an axis. `text` of an entry is plain words.
 */
export function mermaidOf(entries: readonly Pictured[], zone: string): string | null {
  const placed = placedOf(entries, zone)
  const [first, last] = [placed[0], placed.at(-1)]
  if (!first || !last) return null
  const impact = impactOf(placed)
  const end = impact?.mitigated ?? impact?.to ?? null
  const isOneDay = dayKey(first.occurredAt, zone) === dayKey(last.occurredAt, zone)
  const lines = [
    `title Times of ${escaped(zone)}`,
    'dateFormat YYYY-MM-DD HH:mm:ss',
    `axisFormat ${isOneDay ? '%H:%M' : '%d %b %H:%M'}`,
    'todayMarker off',
    ...(impact && end !== null ? ['section Impact', `Impact :crit, ${stamp(impact.from, zone)}, ${stamp(end, zone)}`] : []),
    ...placed.flatMap((entry, index) => {
      const day = dayKey(entry.occurredAt, zone)
      const before = placed[index - 1]
      const isNew = !before || dayKey(before.occurredAt, zone) !== day
      return [...(isNew ? [`section ${dateWords(entry.occurredAt, zone)}`] : []), taskOf(entry, zone)]
    }),
  ]
  return ['gantt', ...lines.map((line) => `    ${line}`)].join('\n')
}

/** "10#58;13 Alarm :milestone, 2026-08-14 10:13:00, 0m". It begins with a digit, so that no text is read as a word of the language. */
function taskOf({ occurredAt, endedAt, precision, isApproximate, milestone, text }: Placed, zone: string): string {
  const at = stamp(occurredAt.getTime(), zone)
  const clock = clockWords(occurredAt, zone, precision)
  const words = [
    `${clock}${isApproximate ? ' (about)' : ''}`,
    milestone && `${MILESTONE_WORDS[milestone]}.`,
    text.trim().replace(/\s+/g, ' '),
  ]
  const line = [...words.filter(Boolean).join(' ')]
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST).join('')}…` : line.join('')
  const task = escaped(short)
  return endedAt && endedAt > occurredAt ? `${task} :${at}, ${stamp(endedAt.getTime(), zone)}` : `${task} :milestone, ${at}, 0m`
}

/** What is neither a letter, a digit nor harmless becomes the number of its character, as Mermaid reads it. */
const escaped = (text: string): string =>
  text.replace(/[^\p{Letter}\p{Mark}\p{Number} .,/()+_…-]/gu, (sign) => `#${sign.codePointAt(0)};`)

function stamp(at: number, zone: string): string {
  const { year, month, day, hour, minute, second } = wallOf(new Date(at), zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
