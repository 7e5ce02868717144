import { BellRing, Eye, GitCommitVertical, MessageSquare, Star, Wrench } from 'lucide-react'
import { AudienceMark } from '@/components/audience'
import { Prose } from '@/components/prose'
import { Clock } from '@/components/zone/moment'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import type { SafeHtml } from '@/lib/postmortems/rendering'
import { ENTRY_KIND_WORDS } from '@/lib/timeline/kinds'
import { piecesOf } from '@/lib/timeline/merging'
import { canSwap, type Entry } from '@/lib/timeline/rules'
import { fieldsOf } from '@/lib/timeline/when'
import { EntryForm, EntryMenu, InPlace } from '../for-writers'
import styles from './entry.module.css'

interface Props {
  entry: Entry
  html: SafeHtml
  /** The entries that stand before and behind it. */
  above: Entry | undefined
  below: Entry | undefined
  timeZone: string
  mayWrite: boolean
  startOpen: boolean
}

const TONES = { impact_started: 'bad', detected: 'mid', acknowledged: 'mid', mitigated: 'mid', resolved: 'good' } as const

/** One entry as it reads; for those who may write also as it is edited. */
export function EntryRow({ entry, html, above, below, timeZone, mayWrite, startOpen }: Props) {
  const tone = entry.milestone && TONES[entry.milestone]
  const view = <EntryView entry={entry} html={html} />
  return (
    <li
      id={`entry-${entry.id}`}
      className={[styles.entry, tone && styles.milestone, tone && styles[tone]].filter(Boolean).join(' ')}
    >
      {mayWrite ? (
        <InPlace
          id={entry.id}
          label={`the entry “${entry.text.slice(0, 60)}”`}
          startOpen={startOpen}
          className={styles.place}
          view={
            <>
              {view}
              <EntryMenu
                id={entry.id}
                version={entry.version}
                milestone={entry.milestone}
                isStarred={entry.isStarred}
                {...(above && { aboveId: above.id })}
                {...(piecesOf(entry.text).length > 1 && { maySplit: true })}
                mayRise={above !== undefined && canSwap(entry, above)}
                maySink={below !== undefined && canSwap(entry, below)}
              />
            </>
          }
          form={<EntryForm {...formOf(entry, timeZone)} />}
        />
      ) : (
        view
      )}
    </li>
  )
}

const formOf = (entry: Entry, timeZone: string) => ({
  id: entry.id,
  version: entry.version,
  text: entry.text,
  milestone: entry.milestone,
  attributedTo: entry.attributedTo,
  kind: entry.kind,
  isStarred: entry.isStarred,
  audience: entry.audience,
  when: fieldsOf(entry, timeZone),
  timeZone,
})

function EntryView({ entry, html }: { entry: Entry; html: SafeHtml }) {
  const label = entry.milestone && MILESTONE_WORDS[entry.milestone]
  // "10:30 resolved" was typed as a milestone alone: its name is not said twice.
  const isNameAlone = label?.toLowerCase() === entry.text.trim().toLowerCase()
  return (
    <div className={styles.row}>
      <EntryTime entry={entry} />
      <Node kind={entry.kind} />
      <div className={styles.what}>
        {label && <span className={styles.label}>{label}</span>}
        {!isNameAlone && <Prose html={html} inline />}
        {(entry.attributedTo || entry.isStarred || entry.audience !== 'members') && (
          <span className={styles.by}>
            {entry.attributedTo}
            {entry.isStarred && <Star role="img" aria-label="starred" className={styles.star} />}
            <AudienceMark audience={entry.audience} />
          </span>
        )}
      </div>
    </div>
  )
}

const KIND_ICONS = { alert: BellRing, change: GitCommitVertical, observation: Eye, step: Wrench, message: MessageSquare }

/** What hangs on the thread: a dot, or the sign of the entry's kind. */
function Node({ kind }: Pick<Entry, 'kind'>) {
  if (!kind) return <i className={styles.node} />
  const Icon = KIND_ICONS[kind]
  return <Icon role="img" aria-label={ENTRY_KIND_WORDS[kind]} className={styles.kind} />
}

function EntryTime({ entry: { occurredAt, endedAt, precision, isApproximate, clockTime, sourceText } }: { entry: Entry }) {
  if (occurredAt && precision !== 'day')
    return <Clock at={occurredAt} until={endedAt} precision={precision} isApproximate={isApproximate} className={styles.time} />
  if (occurredAt)
    return (
      <span className={styles.time}>
        <span className={styles.vague}>day</span>
        <Clock at={occurredAt} until={endedAt} precision="day" className={styles.hidden} />
      </span>
    )
  if (clockTime)
    return (
      <span className={styles.time} title="The day is not known">
        {isApproximate ? '~' : ''}
        {clockTime}
        <span className={styles.vague}>day?</span>
      </span>
    )
  return (
    <span
      className={styles.time}
      title={sourceText ? `The moment is not known; written as “${sourceText}”` : 'The moment is not known'}
    >
      <span aria-hidden="true">·</span>
      <span className="unseen">time not known</span>
    </span>
  )
}
