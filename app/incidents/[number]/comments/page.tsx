import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { newId } from '@/lib/platform/ids'
import { listSections } from '@/lib/sections/store'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import styles from './comments.module.css'
import { layOut, loadThreads } from './load'
import { NewComment } from './new-comment'
import { ThreadView } from './thread-view'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Comments on ${incidentName(incident.number)}` }
}

/** All that was said of a postmortem, section by section, and a way to say more. `?from=` names a section, `?text=` a passage of it. */
export default async function CommentsPage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  const [sections, threads] = await Promise.all([listSections(actor, incident.id), loadThreads(actor, incident.id)])
  const mayWrite = can(actor, 'write')
  const spoken = await Promise.all(
    sections.map(async (section) => ({ section, ...(await layOut(section.body, threads.get(section.id) ?? [])) })),
  )
  const word = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <Page>
        <PageHead crumb={<IncidentCrumb incident={incident} />} title="Comments">
          For whoever may know of the section they are on. They are never published or exported.
        </PageHead>
        {mayWrite && sections.length > 0 && (
          <NewComment
            key={threads.size}
            id={newId()}
            sections={sections.map(({ id, title }) => ({ id, title }))}
            sectionId={sections.find(({ key }) => key === query.from)?.id}
            quote={word(query.text)}
            before={word(query.before)}
          />
        )}
        {threads.size === 0 && <Empty title="Nothing was said yet">Select a passage of the postmortem to comment on it.</Empty>}
        {spoken
          .filter((each) => each.threads.length > 0)
          .map(({ section, threads: own }) => (
            <section key={section.id} className={styles.section} aria-label={section.title}>
              <h2>{section.title}</h2>
              {own.map((thread) => (
                <ThreadView key={thread.id} thread={thread} actor={actor} number={incident.number} mayWrite={mayWrite} />
              ))}
            </section>
          ))}
      </Page>
    </ZoneProvider>
  )
}
