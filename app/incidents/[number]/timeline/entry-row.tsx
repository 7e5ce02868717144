import type { ReactNode } from 'react'
import { Prose } from '@/components/prose'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import type { SafeHtml } from '@/lib/postmortems/rendering'
import { piecesOf } from '@/lib/timeline/merging'
import type { Entry } from '@/lib/timeline/rules'
import { EntryForm, InPlace } from '../for-writers'
import styles from './entry.module.css'
import { EntryBy } from './entry-by'
import { EntryTime } from './entry-time'
import { formOf } from './form-of'
import { KindSign } from './signs'

interface Props {
  entry: Entry
  html: SafeHtml
  timeZone: string
  /** In which its time is told. */
  zone: string
  mayWrite: boolean
  startOpen: boolean
}

const TONES = { impact_started: 'bad', detected: 'mid', acknowledged: 'mid', mitigated: 'mid', resolved: 'good' } as const

/**
 * One entry as it reads. It is little and holds nothing that runs: of a thousand rows the page asks nothing until one is edited
 * (see <EntryDesk>). Where the address asks for its form the row is that form, with or without a script.
 */
export function EntryRow({ entry, html, timeZone, zone, mayWrite, startOpen }: Props) {
  const tone = entry.milestone && TONES[entry.milestone]
  const className = [styles.entry, !startOpen && styles.row, tone && styles.milestone, tone && styles[tone]]
  const label = `the entry “${entry.text.slice(0, 60)}”`
  const view = <EntryView entry={entry} html={html} zone={zone} />
  const link = { href: `?edit=${entry.id}`, 'aria-label': `Edit ${label}`, 'data-edit': '' }
  return (
    <li id={`entry-${entry.id}`} className={className.filter(Boolean).join(' ')} {...(mayWrite && rowData(entry))}>
      {mayWrite && startOpen ? (
        <InPlace
          id={entry.id}
          label={label}
          startOpen
          className={styles.place}
          view={<div className={styles.row}>{view}</div>}
          form={<EntryForm {...formOf(entry, timeZone)} />}
        />
      ) : (
        view
      )}
      {mayWrite && !startOpen && <a {...link} />}
    </li>
  )
}

/** What the menu of a row is made of; its button is made by <EntryDesk>, for without a script there is nothing it could open. */
const rowData = ({ version, milestone, isStarred, text }: Entry) => ({
  'data-version': version,
  'data-milestone': milestone ?? undefined,
  'data-starred': isStarred || undefined,
  'data-splits': (text.includes('\n') && piecesOf(text).length > 1) || undefined,
})

function EntryView({ entry, html, zone }: { entry: Entry; html: SafeHtml; zone: string }): ReactNode {
  const label = entry.milestone && MILESTONE_WORDS[entry.milestone]
  // "10:30 resolved" was typed as a milestone alone: its name is not said twice.
  const isNameAlone = label?.toLowerCase() === entry.text.trim().toLowerCase()
  const isMore = label || entry.attributedTo || entry.isStarred || entry.audience !== 'members'
  const text = !isNameAlone && <Prose html={html} inline />
  return (
    <>
      <EntryTime entry={entry} zone={zone} />
      <KindSign kind={entry.kind} />
      {isMore ? (
        <div className={styles.what}>
          {label && <span className={styles.label}>{label}</span>}
          {text}
          <EntryBy entry={entry} />
        </div>
      ) : (
        text
      )}
    </>
  )
}
