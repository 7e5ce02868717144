import { Fragment } from 'react'
import { DayHeading, DayLinks } from '@/components/zone/day'
import { ZoneSwitch } from '@/components/zone/zone-switch'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { Thread } from '@/lib/comments/list.store'
import { beganAt } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { isNarrowed, passes, readFilter } from '@/lib/timeline/filter'
import { findingsOf } from '@/lib/timeline/findings'
import { type Entry, gapsOf } from '@/lib/timeline/rules'
import { lengthWords } from '@/lib/timeline/time'
import { withThreads } from '../comments/load'
import { AssumedZone, InPlace, QuickAdd, ZoneForm } from '../for-writers'
import { againstOf } from './against'
import { EntryRow } from './entry-row'
import { FilterForm } from './filter-form'
import { FindingsList } from './findings-list'
import { PicturePart } from './picture/picture-part'
import styles from './timeline.module.css'

interface Props {
  actor: Actor
  incident: Incident
  entries: Entry[]
  edit: string | undefined
  /** The address: which entries are shown, and how large the picture. */
  query: Record<string, string | string[] | undefined>
  /** What is said of entries, by their ids. */
  threads: ReadonlyMap<string, readonly Thread[]>
  now: Date
}

/** The timeline of an incident: day groups, gaps and contradictions named, and a line to type the next entry into. */
export async function TimelinePart({ actor, incident, entries, edit, query, threads, now }: Props) {
  const { id, version, timeZone, timeZoneAssumed } = incident
  const mayWrite = can(actor, 'write')
  const path = `/incidents/${incident.number}`
  const filter = readFilter(query)
  const shown = entries.filter(passes(filter))
  const plain = await renderMany(
    shown.map(({ text }) => text),
    'short',
  )
  const html = plain.map((text, index) => withThreads(text, threads.get(shown[index]?.id ?? ''), incident.number))
  const isAssumed = timeZoneAssumed && entries.some(({ occurredAt }) => occurredAt)
  const findings = findingsOf({ entries, timeZone, timeZoneAssumed: false }, now).map(({ mends = [], ...finding }) => ({
    ...finding,
    mends: mends.map(({ words }) => words),
  }))
  const timed = shown.flatMap(({ occurredAt }) => occurredAt ?? [])
  const zoneSwitch = <ZoneSwitch at={beganAt(incident)} />
  return (
    <section id="timeline" className={styles.timeline} aria-labelledby="timeline-title">
      <div className={styles.head}>
        <h2 id="timeline-title">Timeline {entries.length > 0 && <small>{countWords(shown.length, entries.length)}</small>}</h2>
        {mayWrite ? (
          <InPlace
            id="zone"
            label="the time zone"
            startOpen={edit === 'zone'}
            view={zoneSwitch}
            form={<ZoneForm id={id} version={version} timeZone={timeZone} />}
            words="Change zone"
            className={styles.zone}
          />
        ) : (
          zoneSwitch
        )}
      </div>
      {isAssumed &&
        (mayWrite ? <AssumedZone id={id} version={version} timeZone={timeZone} /> : <p>Zone not stated; read as {timeZone}.</p>)}
      <PicturePart
        entries={shown}
        timeZone={timeZone}
        path={path}
        incidentId={mayWrite ? id : null}
        filter={filter}
        zoom={query.zoom}
      />
      <FilterForm entries={entries} filter={filter} path={path} />
      <FindingsList findings={findings} incidentId={id} mayWrite={mayWrite} />
      {shown.length > 30 && <DayLinks moments={timed} className={styles.days} />}
      {entries.length === 0 && !mayWrite && <p className={styles.none}>Nothing is written down yet.</p>}
      <Rows entries={shown} isWhole={!isNarrowed(filter)} html={html} timeZone={timeZone} mayWrite={mayWrite} edit={edit} />
      {mayWrite && <QuickAdd id={newId()} incidentId={id} incidentPath={path} {...againstOf(incident, entries)} />}
    </section>
  )
}

/** From here on, rows that are out of sight are not laid out. */
const LONG = 60

const countWords = (shown: number, all: number): string =>
  `${shown < all ? `${shown} of ` : ''}${all === 1 ? '1 entry' : `${all} entries`}`

interface RowsProps {
  entries: Entry[]
  /** All entries stand here: then what is not there is a gap, and neighbours are neighbours. */
  isWhole: boolean
  html: Awaited<ReturnType<typeof renderMany>>
  timeZone: string
  mayWrite: boolean
  edit: string | undefined
}

function Rows({ entries, isWhole, html, timeZone, mayWrite, edit }: RowsProps) {
  const gaps = new Map((isWhole ? gapsOf(entries) : []).map((gap) => [gap.beforeId, gap.milliseconds]))
  let before: Date | null = null
  return (
    <ol className={entries.length > LONG ? `${styles.rows} ${styles.long}` : styles.rows}>
      {entries.map((entry, index) => {
        const last = before
        const gap = gaps.get(entry.id)
        const text = html[index]
        before = entry.occurredAt ?? before
        return (
          <Fragment key={entry.id}>
            {entry.occurredAt && <DayHeading at={entry.occurredAt} before={last} className={styles.day} />}
            {gap !== undefined && <li className={styles.gap}>{lengthWords(gap)} with no entry</li>}
            {text !== undefined && (
              <EntryRow
                entry={entry}
                html={text}
                above={isWhole ? entries[index - 1] : undefined}
                below={isWhole ? entries[index + 1] : undefined}
                timeZone={timeZone}
                mayWrite={mayWrite}
                startOpen={edit === entry.id}
              />
            )}
          </Fragment>
        )
      })}
    </ol>
  )
}
