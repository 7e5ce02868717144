import type { Table, TableCell, TableRow } from 'mdast'
import { leadingStamp } from '../../../../times/stamp'
import { findZone } from '../../../../times/zone'
import { ENTRY_LIMIT } from '../../../limits'
import { endOf, type Source, spanOf, startOf } from '../source'
import { anyOf } from '../words/languages'
import { yearIn } from './notes'
import { type RawEntry, rawEntry, type Surroundings } from './raw-entry'

const TIME_HEAD = anyOf('time')
const EVENT_HEAD = anyOf('event')
const WHO_HEAD = anyOf('who')

interface Columns {
  /** Day, weekday, time: in the order of the table. */
  times: number[]
  text: number
  who: number | null
}

/** The entries of a table with a column of times; null where it has none. `isTimeline`: a heading says what the table is. */
export function tableEntries(table: Table, source: Source, around: Surroundings, isTimeline: boolean): RawEntry[] | null {
  const [head, ...rows] = table.children
  if (!head || rows.length === 0) return null
  const columns = columnsOf(head, rows, source, isTimeline)
  if (!columns) return null
  const heads = columns.times.map((index) => textOf(head.children[index], source))
  const zone = heads.map((words) => findZone(words)?.zone).find(Boolean) ?? around.zone
  const year = heads.map(yearIn).find(Boolean) ?? around.year
  const here = { ...around, zone, year }
  const entries = rows.slice(0, ENTRY_LIMIT + 1).map((row) => rowEntry(row, head, columns, source, here))
  around.day = here.day
  return entries
}

function columnsOf(head: TableRow, rows: TableRow[], source: Source, isTimeline: boolean): Columns | null {
  const sample = rows.slice(0, 40)
  const width = head.children.length
  const times: number[] = []
  let clocks = 0
  for (let index = 0; index < Math.min(width, 6); index++) {
    const words = textOf(head.children[index], source)
    const stamps = sample.map((row) => leadingStamp(textOf(row.children[index], source), { vague: true }))
    const stamped = stamps.filter(Boolean).length
    const isHead = TIME_HEAD.test(words) && !EVENT_HEAD.test(words)
    if (stamped >= sample.length * 0.5 || (isHead && (isTimeline || stamped > 0))) times.push(index)
    clocks += stamps.filter((stamp) => stamp?.stamp.clock || stamp?.stamp.relative).length
    if (times.length > 0 && !times.includes(index)) break
  }
  if (times.length === 0 || times.length >= width || (!isTimeline && clocks < 2)) return null
  const isTold = times.some((index) => index === 0 || TIME_HEAD.test(textOf(head.children[index], source)))
  if (!isTimeline && !isTold) return null
  const rest = head.children.map((_, index) => index).filter((index) => !times.includes(index))
  const who = rest.find((index) => WHO_HEAD.test(textOf(head.children[index], source)) && rest.length > 1) ?? null
  const texts = rest.filter((index) => index !== who)
  const text = texts.find((index) => EVENT_HEAD.test(textOf(head.children[index], source))) ?? longest(texts, sample, source)
  return text === undefined ? null : { times, text, who }
}

function longest(columns: number[], rows: TableRow[], source: Source): number | undefined {
  const length = (index: number) => rows.reduce((sum, row) => sum + textOf(row.children[index], source).length, 0)
  return columns.toSorted((a, b) => length(b) - length(a))[0]
}

function rowEntry(row: TableRow, head: TableRow, columns: Columns, source: Source, around: Surroundings): RawEntry {
  const sourceText = columns.times
    .map((index) => textOf(row.children[index], source))
    .filter(Boolean)
    .join(' ')
  const stamp = leadingStamp(sourceText, { vague: true })?.stamp ?? null
  const others = row.children.flatMap((cell, index) => {
    if (columns.times.includes(index) || index === columns.text || index === columns.who) return []
    const words = textOf(cell, source)
    return words ? [`${textOf(head.children[index], source)}: ${words}`] : []
  })
  const text = [textOf(row.children[columns.text], source), ...others].filter(Boolean).join('\n\n')
  const entry = rawEntry({ stamp, sourceText: sourceText || null, text, spans: [spanOf(row)] }, around)
  if (columns.who !== null) entry.attributedTo = textOf(row.children[columns.who], source) || null
  if (stamp?.day) around.day = stamp.day
  return entry
}

/** A cell's Markdown, without the pipes and with pipes in it unescaped. */
export function textOf(cell: TableCell | undefined, source: Source): string {
  const first = cell?.children[0]
  const last = cell?.children.at(-1)
  return first && last ? source.cut(startOf(first), endOf(last)).replaceAll('\\|', '|') : ''
}
