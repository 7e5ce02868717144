import { MILESTONE_WORDS } from '../../incidents/rules'
import { clockWords } from '../time'
import { rowsOf } from './groups'
import { percentOf, type Scale } from './scale'
import { endOf, type Placed } from './told'

/** How wide it is taken to be; where it is narrower it scrolls. */
export const WIDTH_PX = 680
export const LABEL_ROW_PX = 16
const LETTER_PX = 6.4
const SPAN_ROW_PX = 7
const MOST_SPAN_ROWS = 4

export type Stood = Placed & { percent: number }

interface Label {
  entry: Stood
  words: string
  /** 0 is the lowest. */
  row: number
  /** The side of its moment on which the words stand. */
  side: 'left' | 'right'
}

export interface Bar {
  entry: Stood
  right: number
  row: number
}

/** Where everything stands: percent from the left, pixels from the top. */
export interface Layout {
  zone: string
  widthPx: number
  scale: Scale
  entries: Stood[]
  labels: Label[]
  bars: Bar[]
  bandY: number
  marksY: number
  barsY: number
  axisY: number
  height: number
}

export function layoutOf(placed: readonly Placed[], scale: Scale, zone: string, widthPx: number): Layout {
  const entries = placed.map((entry) => ({ ...entry, percent: percentOf(scale, entry.occurredAt.getTime()) }))
  const labels = labelsOf(entries, zone)
  const bars = barsOf(entries, scale)
  const rows = Math.max(0, ...labels.map(({ row }) => row + 1))
  const barRows = Math.max(0, ...bars.map(({ row }) => row + 1))
  const bandY = rows * LABEL_ROW_PX + 12
  const marksY = bandY + 24
  const barsY = marksY + 16
  const axisY = barsY + barRows * SPAN_ROW_PX + (barRows > 0 ? 4 : -2)
  return { zone, widthPx, scale, entries, labels, bars, bandY, marksY, barsY, axisY, height: axisY + 34 }
}

/** The words of milestones, none over another at the least width: zoomed in they keep their rows. From the right, so that no stem crosses words. */
function labelsOf(entries: readonly Stood[], zone: string): Label[] {
  const boxes = entries
    .flatMap((entry) => {
      const { milestone, occurredAt, precision, isApproximate, percent } = entry
      if (!milestone) return []
      const words = `${MILESTONE_WORDS[milestone]} ${clockWords(occurredAt, zone, precision, isApproximate)}`.trim()
      const width = ((words.length * LETTER_PX + 14) / WIDTH_PX) * 100
      const side = percent + width > 100 ? ('left' as const) : ('right' as const)
      return [
        {
          entry,
          words,
          side,
          left: side === 'left' ? percent - width : percent,
          right: side === 'left' ? percent : percent + width,
        },
      ]
    })
    .reverse()
  const rows = rowsOf(boxes)
  return boxes.map(({ entry, words, side }, index) => ({ entry, words, side, row: rows[index] ?? 0 }))
}

/** Entries that lasted. */
function barsOf(entries: readonly Stood[], scale: Scale): Bar[] {
  const lasting = entries.flatMap((entry) => {
    const right = percentOf(scale, endOf(entry))
    return right - entry.percent >= 0.5 ? [{ entry, left: entry.percent, right }] : []
  })
  const rows = rowsOf(lasting, MOST_SPAN_ROWS)
  return lasting.map(({ entry, right }, index) => ({ entry, right, row: rows[index] ?? 0 }))
}

export const barY = ({ barsY }: Layout, { row }: Bar): number => barsY + row * SPAN_ROW_PX
