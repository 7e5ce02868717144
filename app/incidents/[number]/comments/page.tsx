import type { Metadata } from 'next'
import Link from 'next/link'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { newId } from '@/lib/platform/ids'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import styles from './comments.module.css'
import { loadThreads } from './load'
import { NewComment } from './new-comment'
import { listCommentable, readSpoken } from './spoken'
import { ThreadView } from './thread-view'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Comments on ${incidentName(incident.number)}` }
}

/**
 * All that was said of a postmortem, part by part, and a way to say more. `?on=` names a part by its element in the article, `?from=` a
 * section by its key, `?text=` a passage of it.
 */
export default async function CommentsPage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  const [all, threads] = await Promise.all([listCommentable(actor, incident.id), loadThreads(actor, incident.id)])
  const mayWrite = can(actor, 'write')
  const spoken = await readSpoken(actor, all, threads)
  const word = (value: unknown) => (typeof value === 'string' ? value : '')
  const asked = all.find(({ element }) => element === (word(query.on) || `section-${word(query.from)}`))
  const choices = all.filter((each) => each.part.kind === 'section' || each === asked)
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <Page>
        <PageHead crumb={<IncidentCrumb incident={incident} />} title="Comments">
          For whoever may know of what they are on. They are never published or exported.
        </PageHead>
        {mayWrite && choices.length > 0 && (
          <NewComment
            key={threads.size}
            id={newId()}
            choices={choices.map(({ part, group, title }) => ({
              value: `${part.kind}:${part.id}`,
              label: part.kind === 'section' ? title : `${group}: ${title}`,
            }))}
            on={asked && `${asked.part.kind}:${asked.part.id}`}
            quote={word(query.text)}
            before={word(query.before)}
          />
        )}
        {spoken.length === 0 && <Empty title="Nothing was said yet">Select a passage of the postmortem to comment on it.</Empty>}
        {spoken.map(({ of: { part, group, title, element }, threads: own }, index) => (
          <section key={part.id} className={styles.section} aria-label={title}>
            {group !== spoken[index - 1]?.of.group && <h2>{group}</h2>}
            {part.kind !== 'section' && (
              <p className={styles.on}>
                <Link href={`/incidents/${incident.number}#${element}`}>{title}</Link>
              </p>
            )}
            {own.map((thread) => (
              <ThreadView key={thread.id} thread={thread} actor={actor} number={incident.number} mayWrite={mayWrite} />
            ))}
          </section>
        ))}
      </Page>
    </ZoneProvider>
  )
}
