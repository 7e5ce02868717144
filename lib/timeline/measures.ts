import type { Metric } from '../incidents/rules'
import type { Milestone } from '../platform/db/generated/enums'
import type { Entry } from './rules'
import { lengthWords } from './time'

/** How exactly the moments of an incident's milestones are known, by the entries that hold them. */
export type Told = Partial<Record<Milestone, Pick<Entry, 'precision' | 'isApproximate'>>>

export function toldBy(entries: Entry[]): Told {
  const told: Told = {}
  for (const { milestone, occurredAt, precision, isApproximate } of entries) {
    if (!milestone || !occurredAt) continue
    // Of several the first counts for a beginning and the last for an end (see instantsOf).
    if (told[milestone] && milestone !== 'mitigated' && milestone !== 'resolved') continue
    told[milestone] = { precision, isApproximate }
  }
  return told
}

const ANCHORS: Record<Metric['name'], Milestone[]> = {
  TTD: ['impact_started', 'detected'],
  TTA: ['detected', 'acknowledged'],
  TTM: ['impact_started', 'mitigated'],
  TTR: ['impact_started', 'resolved'],
  TTV: ['resolved'],
}

const DAY = 86_400_000
const HOUR = 3_600_000

/** A metric in words, no more exact than the moments it is measured between: "20 min", "~2 h", "within a day". */
export function wordMetric({ name, milliseconds }: Pick<Metric, 'name' | 'milliseconds'>, told: Told): string {
  if (milliseconds === null) return '–'
  const anchors = ANCHORS[name].flatMap((milestone) => told[milestone] ?? [])
  if (anchors.some(({ precision }) => precision === 'day'))
    return milliseconds < DAY ? 'within a day' : `~${lengthWords(Math.round(milliseconds / DAY) * DAY)}`
  if (anchors.some(({ precision }) => precision === 'hour'))
    return milliseconds < HOUR ? 'within an hour' : `~${lengthWords(Math.round(milliseconds / HOUR) * HOUR)}`
  return `${anchors.some(({ isApproximate }) => isApproximate) ? '~' : ''}${lengthWords(milliseconds)}`
}
