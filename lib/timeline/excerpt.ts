import type { Milestone, Precision } from '../platform/db/generated/enums'
import { momentWords } from './time'

interface Told {
  occurredAt: Date | null
  precision: Precision
  isApproximate: boolean
  milestone: Milestone | null
  text: string
}

const LONGEST = 200

/** The milestones of an incident as a table in Markdown, for a text that tells of them; empty where none has a time. */
export function excerptOf(entries: readonly Told[], zone: string): string {
  const rows = entries.flatMap(({ occurredAt, precision, isApproximate, milestone, text }) =>
    occurredAt && milestone ? [`| ${momentWords(occurredAt, zone, precision, isApproximate)} | ${inCell(text)} |`] : [],
  )
  return rows.length === 0 ? '' : ['| Time | What happened |', '| --- | --- |', ...rows, ''].join('\n')
}

/** The first line of a text, in a cell of a table. */
function inCell(text: string): string {
  const [line = ''] = text.trim().split('\n')
  const short = [...line].length > LONGEST ? `${[...line].slice(0, LONGEST).join('')}…` : line
  return short.replace(/(?<!\\)\|/g, '\\|')
}
