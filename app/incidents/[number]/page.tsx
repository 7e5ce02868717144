import type { Metadata } from 'next'
import { SendKept } from '@/components/writing/together/send-kept'
import { readChoice } from '@/components/zone/choice'
import { ZoneProvider } from '@/components/zone/zone-context'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { listAftermath } from '@/lib/corrective-actions/aftermath.store'
import { listActions } from '@/lib/corrective-actions/list.store'
import { listFilterChoices } from '@/lib/incidents/list.store'
import { listPickableMembers } from '@/lib/incidents/people.store'
import { incidentName, stateOf } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { listLessons } from '@/lib/lessons/store'
import { listPresent } from '@/lib/live/presence.store'
import { newId } from '@/lib/platform/ids'
import { listSections, type Section } from '@/lib/sections/store'
import { listEntries } from '@/lib/timeline/store'
import { ActivityPart } from './activity/activity-part'
import { AftermathPart } from './aftermath/aftermath-part'
import styles from './article.module.css'
import { CausesPart } from './causes/causes-part'
import { loadThreads } from './comments/load'
import { ActionsPart } from './corrective-actions/actions-part'
import { Head } from './facts/head'
import { Deleted, NewSection, TurnSelection } from './for-writers'
import { LessonsPart } from './lessons/lessons-part'
import { loadIncident } from './load'
import { Margin } from './people/margin'
import { Phases } from './phases'
import { Presence } from './presence/presence'
import { PresentList } from './presence/present-list'
import { EditedThere } from './proposals/banner'
import { SectionPart } from './sections/section-part'
import { TimelinePart } from './timeline/timeline-part'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident, isDeleted } = await loadIncident(params, { deleted: true })
  return { title: `${incidentName(incident.number)} ${isDeleted ? 'is deleted' : incident.title}` }
}

/** An incident as one article: what happened, when, why, what is done about it, and what the proof says. Each part is edited where it stands. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const [{ actor, incident, isDeleted }, query] = await Promise.all([loadIncident(params, { deleted: true }), searchParams])
  if (isDeleted)
    return <Deleted id={incident.id} name={incidentName(incident.number)} title={incident.title} mayWrite={can(actor, 'write')} />
  return <Article actor={actor} incident={incident} query={query} />
}

async function Article({
  actor,
  incident,
  query,
}: {
  actor: MemberActor
  incident: Incident
  query: Awaited<Props['searchParams']>
}) {
  const [entries, sections, lessons, actions, aftermath, members, known, present, threads] = await Promise.all([
    listEntries(actor, incident.id),
    listSections(actor, incident.id),
    listLessons(actor, incident.id),
    listActions(actor, { incidentId: incident.id }),
    listAftermath(actor, incident.id),
    listPickableMembers(actor),
    listFilterChoices(actor),
    listPresent(actor, incident.id),
    loadThreads(actor, incident.id),
  ])
  const now = new Date()
  const mayWrite = can(actor, 'write')
  const edit = typeof query.edit === 'string' ? query.edit : undefined
  const state = stateOf(
    incident,
    entries.flatMap(({ milestone }) => milestone ?? []),
    now,
  )
  const { lede, early, late } = arrange(sections)
  const part = { mayWrite, edit, number: incident.number, memberId: actor.memberId }
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone} initial={readChoice(query.zone)}>
      <div className={styles.page}>
        <article className={styles.article}>
          <Presence number={incident.number} incidentId={incident.id} page={newId()}>
            <PresentList present={present} />
          </Presence>
          <EditedThere actor={actor} incident={incident} now={now} />
          <Head incident={incident} state={state} actions={countStates(actions)} known={known} mayWrite={mayWrite} edit={edit} />
          <Phases incident={incident} entries={entries} actions={actions} />
          {lede && <SectionPart section={lede} isLede threads={threads.get(lede.id) ?? []} {...part} />}
          {early.map((section) => (
            <SectionPart key={section.id} section={section} threads={threads.get(section.id) ?? []} {...part} />
          ))}
          <TimelinePart
            actor={actor}
            incident={incident}
            entries={entries}
            edit={edit}
            query={query}
            threads={threads}
            now={now}
          />
          <CausesPart actor={actor} incident={incident} edit={edit} threads={threads} />
          <ActionsPart actor={actor} incident={incident} edit={edit} threads={threads} />
          <AftermathPart aftermath={aftermath} number={incident.number} />
          {late.map((section) => (
            <SectionPart key={section.id} section={section} threads={threads.get(section.id) ?? []} {...part} />
          ))}
          <LessonsPart actor={actor} incident={incident} lessons={lessons} threads={threads} edit={edit} />
          {mayWrite && <SendKept memberId={actor.memberId} />}
          {mayWrite && <NewSection id={newId()} incidentId={incident.id} startOpen={edit === 'new-section'} />}
          <ActivityPart actor={actor} incident={incident} number={incident.number} />
          {mayWrite && <TurnSelection path={`/incidents/${incident.number}`} />}
        </article>
        <Margin
          actor={actor}
          incident={incident}
          members={members}
          contents={contentsOf(early, late, aftermath.length > 0)}
          edit={edit}
        />
      </div>
    </ZoneProvider>
  )
}

/** The summary opens the article and the impact follows it; the other sections stand behind the timeline they comment on. */
function arrange(sections: Section[]): { lede: Section | undefined; early: Section[]; late: Section[] } {
  const lede = sections.find(({ key }) => key === 'summary')
  return {
    lede,
    early: sections.filter(({ key }) => key === 'impact'),
    late: sections.filter((section) => section !== lede && section.key !== 'impact'),
  }
}

function contentsOf(early: Section[], late: Section[], hasAftermath: boolean): { id: string; title: string }[] {
  const link = ({ key, title }: Section) => ({ id: `section-${key}`, title })
  return [
    ...early.map(link),
    { id: 'timeline', title: 'Timeline' },
    { id: 'causes', title: 'Causes' },
    { id: 'corrective-actions', title: 'Corrective actions' },
    ...(hasAftermath ? [{ id: 'after-the-fact', title: 'After the fact' }] : []),
    ...late.map(link),
    { id: 'lessons', title: 'Lessons' },
    { id: 'activity', title: 'Activity' },
  ]
}

function countStates(actions: { state: string }[]): Partial<Record<string, number>> {
  const counts: Partial<Record<string, number>> = {}
  for (const { state } of actions) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
