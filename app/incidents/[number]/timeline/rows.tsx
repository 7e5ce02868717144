import type { ReactNode } from 'react'
import type { renderMany } from '@/lib/postmortems/render.store'
import { type Entry, gapsOf } from '@/lib/timeline/rules'
import { dayKey, dayWords, lengthWords } from '@/lib/timeline/time'
import { EntryRow } from './entry-row'
import styles from './timeline.module.css'

interface Props {
  entries: Entry[]
  /** All entries stand here: then what is not there is a gap, and neighbours are neighbours. */
  isWhole: boolean
  html: Awaited<ReturnType<typeof renderMany>>
  timeZone: string
  /** In which times are told. */
  zone: string
  mayWrite: boolean
  edit: string | undefined
}

/** From here on, rows that are out of sight are not laid out. */
const LONG = 60

/** The entries as a list, with a heading where a new day begins and a line where nothing is written for long. */
export function Rows({ entries, isWhole, html, zone, edit, ...own }: Props) {
  const gaps = new Map((isWhole ? gapsOf(entries) : []).map((gap) => [gap.beforeId, gap.milliseconds]))
  const rows: ReactNode[] = []
  let last = ''
  for (const [index, entry] of entries.entries()) {
    const day = entry.occurredAt ? dayKey(entry.occurredAt, zone) : last
    const gap = gaps.get(entry.id)
    const text = html[index]
    if (day !== last)
      rows.push(
        <li key={day} className={styles.day} id={`day-${day}`}>
          <h3>{dayWords(day)}</h3>
        </li>,
      )
    if (gap !== undefined)
      rows.push(
        <li key={`${entry.id} gap`} className={styles.gap}>
          {lengthWords(gap)} with no entry
        </li>,
      )
    if (text !== undefined)
      rows.push(<EntryRow key={entry.id} entry={entry} html={text} zone={zone} startOpen={edit === entry.id} {...own} />)
    last = day
  }
  return <ol className={entries.length > LONG ? `${styles.rows} ${styles.long}` : styles.rows}>{rows}</ol>
}
