import { readChoice, zoneChosen } from '@/components/zone/choice'
import { DayLinks } from '@/components/zone/day'
import { ZoneSwitch } from '@/components/zone/zone-switch'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { Thread } from '@/lib/comments/list.store'
import { beganAt } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { isNarrowed, passes, readFilter } from '@/lib/timeline/filter'
import { findingsOf } from '@/lib/timeline/findings'
import type { Entry } from '@/lib/timeline/rules'
import { withThreads } from '../comments/load'
import { AssumedZone, EntryDesk, InPlace, QuickAdd, ZoneForm } from '../for-writers'
import { againstOf } from './against'
import { FilterForm } from './filter-form'
import { FindingsList } from './findings-list'
import { PicturePart } from './picture/picture-part'
import { Rows } from './rows'
import { Signs } from './signs'
import styles from './timeline.module.css'
import { Zoned } from './zoned'

interface Props {
  actor: MemberActor
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
  const zone = zoneChosen(readChoice(query.zone), timeZone, actor.timeZone)
  const isWhole = !isNarrowed(filter)
  const rows = (
    <Rows entries={shown} isWhole={isWhole} html={html} timeZone={timeZone} zone={zone} mayWrite={mayWrite} edit={edit} />
  )
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
      {shown.length > 30 && <DayLinks moments={quartersOf(shown)} className={styles.days} />}
      {entries.length === 0 && !mayWrite && <p className={styles.none}>Nothing is written down yet.</p>}
      <Signs />
      <Zoned zone={zone} className={styles.list}>
        {mayWrite ? (
          <EntryDesk path={path} isWhole={isWhole}>
            {rows}
          </EntryDesk>
        ) : (
          rows
        )}
      </Zoned>
      {mayWrite && <QuickAdd id={newId()} incidentId={id} incidentPath={path} {...againstOf(incident, entries)} />}
    </section>
  )
}

const countWords = (shown: number, all: number): string =>
  `${shown < all ? `${shown} of ` : ''}${all === 1 ? '1 entry' : `${all} entries`}`

const QUARTER_MS = 15 * 60_000

/** The moments without those that fall on one day in every zone there is: what a thousand entries say of days is little. */
function quartersOf(entries: readonly Entry[]): Date[] {
  const quarters = entries.flatMap(({ occurredAt }) => (occurredAt ? Math.floor(occurredAt.getTime() / QUARTER_MS) : []))
  return [...new Set(quarters)].map((quarter) => new Date(quarter * QUARTER_MS))
}
