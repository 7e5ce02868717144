import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { listPoints } from '@/lib/reviews/points.store'
import { type Between, listBetween } from '@/lib/revisions/between.store'
import type { Subject } from '@/lib/revisions/rules'
import { IncidentCrumb } from '../../crumb'
import { loadIncident } from '../../load'
import { Choice } from './choice'
import styles from './compare.module.css'
import { chosenMoments, wordPoint } from './moments'
import { OneThing } from './one-thing'
import { RestoreAll } from './restore-all'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

const HEADINGS: Record<Subject, string> = {
  incident: 'Facts',
  section: 'Sections',
  timeline_entry: 'Timeline',
  cause: 'Causes',
  corrective_action: 'Corrective actions',
  lesson: 'Lessons',
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `What changed in ${incidentName(incident.number)}` }
}

/** A whole postmortem at two moments: what changed between, word by word. `?from=` and `?to=` are moments; without a `to` it is now. */
export default async function ComparePage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  const seenAt = new Date()
  const points = await listPoints(actor, incident.id)
  const { from, to } = chosenMoments(query, points, incident.createdAt)
  const changed = await listBetween(actor, incident.id, from, to)
  const zone = incident.timeZone
  const mayWrite = can(actor, 'write')
  return (
    <ZoneProvider incidentZone={zone} ownZone={actor.timeZone}>
      <Page>
        <PageHead
          crumb={<IncidentCrumb incident={incident} />}
          title="What changed"
          actions={<LinkButton href={`/incidents/${incident.number}/revisions`}>Every revision</LinkButton>}
        >
          {wordPoint(from, points, zone)} → {to ? wordPoint(to, points, zone) : 'what stands now'}. Times in {zone}.
        </PageHead>
        <Choice from={from} to={to} points={points} zone={zone} />
        {changed.length === 0 && <Empty title="Nothing changed">Every word is the same at both moments.</Empty>}
        {grouped(changed).map(([subject, things]) => (
          <section key={subject} className={styles.group} aria-labelledby={subject}>
            <h2 id={subject}>{HEADINGS[subject]}</h2>
            <ul>
              {things.map((between) => (
                <OneThing key={between.subjectId} between={between} zone={zone} mayWrite={mayWrite} />
              ))}
            </ul>
          </section>
        ))}
        {mayWrite && changed.some(({ before }) => before !== null) && (
          <RestoreAll incidentId={incident.id} number={incident.number} at={from} seenAt={seenAt} />
        )}
      </Page>
    </ZoneProvider>
  )
}

function grouped(changed: readonly Between[]): [Subject, Between[]][] {
  const groups = new Map<Subject, Between[]>()
  for (const between of changed) groups.set(between.subject, [...(groups.get(between.subject) ?? []), between])
  return [...groups]
}
