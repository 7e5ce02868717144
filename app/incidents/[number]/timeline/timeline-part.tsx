import { Fragment } from 'react'
import { InPlace } from '@/components/editing/in-place'
import { DayHeading, DayLinks } from '@/components/zone/day'
import { ZoneSwitch } from '@/components/zone/zone-switch'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { beganAt } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { findingsOf } from '@/lib/timeline/findings'
import { type Entry, gapsOf } from '@/lib/timeline/rules'
import { lengthWords } from '@/lib/timeline/time'
import { againstOf } from './against'
import { EntryRow } from './entry-row'
import { FindingsList } from './findings-list'
import { PicturePart } from './picture/picture-part'
import { QuickAdd } from './quick-add'
import styles from './timeline.module.css'
import { AssumedZone, ZoneForm } from './zone-form'

interface Props {
  actor: Actor
  incident: Incident
  entries: Entry[]
  edit: string | undefined
  /** How large the picture is asked for, as it stands in the address. */
  zoom: string | string[] | undefined
  now: Date
}

/** The timeline of an incident: day groups, gaps and contradictions named, and a line to type the next entry into. */
export async function TimelinePart({ actor, incident, entries, edit, zoom, now }: Props) {
  const { id, version, timeZone, timeZoneAssumed } = incident
  const mayWrite = can(actor, 'write')
  const html = await renderMany(
    entries.map(({ text }) => text),
    'short',
  )
  const isAssumed = timeZoneAssumed && entries.some(({ occurredAt }) => occurredAt)
  const findings = findingsOf({ entries, timeZone, timeZoneAssumed: false }, now)
  const timed = entries.flatMap(({ occurredAt }) => occurredAt ?? [])
  const zoneSwitch = <ZoneSwitch at={beganAt(incident)} />
  return (
    <section id="timeline" className={styles.timeline} aria-labelledby="timeline-title">
      <div className={styles.head}>
        <h2 id="timeline-title">
          Timeline {entries.length > 0 && <small>{entries.length === 1 ? '1 entry' : `${entries.length} entries`}</small>}
        </h2>
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
      <PicturePart entries={entries} timeZone={timeZone} path={`/incidents/${incident.number}`} zoom={zoom} />
      <FindingsList findings={findings} mayWrite={mayWrite} />
      {entries.length > 30 && <DayLinks moments={timed} className={styles.days} />}
      {entries.length === 0 && !mayWrite && <p className={styles.none}>Nothing is written down yet.</p>}
      <Rows entries={entries} html={html} timeZone={timeZone} mayWrite={mayWrite} edit={edit} />
      {mayWrite && (
        <QuickAdd id={newId()} incidentId={id} incidentPath={`/incidents/${incident.number}`} {...againstOf(incident, entries)} />
      )}
    </section>
  )
}

interface RowsProps {
  entries: Entry[]
  html: Awaited<ReturnType<typeof renderMany>>
  timeZone: string
  mayWrite: boolean
  edit: string | undefined
}

function Rows({ entries, html, timeZone, mayWrite, edit }: RowsProps) {
  const gaps = new Map(gapsOf(entries).map((gap) => [gap.beforeId, gap.milliseconds]))
  let before: Date | null = null
  return (
    <ol className={styles.rows}>
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
                above={entries[index - 1]}
                below={entries[index + 1]}
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
