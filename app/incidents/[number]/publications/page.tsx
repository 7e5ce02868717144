import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { BadgeCode } from '@/components/badge-code'
import { KeepFresh } from '@/components/keep-fresh'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { areBadgesPublic } from '@/lib/badges/store'
import { incidentName } from '@/lib/incidents/rules'
import { publicUrl } from '@/lib/platform/origins'
import { listRepositories } from '@/lib/publishing/repositories.store'
import { listPublications } from '@/lib/publishing/store'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { Difference } from './difference'
import styles from './publications.module.css'
import { Standing } from './standing'

export const metadata: Metadata = { title: 'Publications' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<{ to?: string | string[] }>
}

/** Where the postmortem stands as a file, what publishing it would change there, and what was done so far. */
export default async function PublicationsPage({ params, searchParams }: Props) {
  const [{ actor, incident }, { to }] = await Promise.all([loadIncident(params), searchParams])
  const { number, isPrivate, postmortemState } = incident
  const mayWrite = can(actor, 'write')
  const publications = await listPublications(actor, number)
  const hasBadge = !isPrivate && (await areBadgesPublic())
  const repositories = mayWrite ? await listRepositories(actor) : []
  const unused = repositories.filter(({ id }) => !publications.some(({ repository }) => repository.id === id))
  const here = `/incidents/${number}/publications`
  const isBusy = publications.some(({ wish, failure }) => wish !== null && failure === null)
  return (
    <Page>
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Publications">
        The postmortem as a Markdown file in your repositories. What becomes of its actions follows by itself.
      </PageHead>
      {isBusy && <KeepFresh everyMs={2000} />}
      {isPrivate && (
        <p className={styles.note}>
          This incident is private: whoever may read a repository could read it, so nothing of it is published.
        </p>
      )}
      {postmortemState !== 'published' && !isPrivate && mayWrite && (
        <p className={styles.note}>
          The postmortem is {postmortemState === 'draft' ? 'a draft' : 'in review'}; the file will say so.
        </p>
      )}
      <ul className={styles.list}>
        {publications.map((publication) => (
          <li key={publication.id}>
            <Standing publication={publication} number={number} mayWrite={mayWrite && !isPrivate} zone={incident.timeZone} />
          </li>
        ))}
        {!isPrivate &&
          unused.map(({ id, name, address, branch }) => (
            <li key={id} className={styles.unused}>
              <div>
                <h2>{name}</h2>
                <p className={styles.where}>
                  <code>{address}</code>, branch <code>{branch}</code>
                </p>
              </div>
              <LinkButton href={`${here}?to=${id}#difference`}>Look and publish</LinkButton>
            </li>
          ))}
      </ul>
      {publications.length + unused.length === 0 && (
        <Empty title="No repository to publish into">
          {can(actor, 'administer') ? (
            <>
              Add one in <Link href="/settings/repositories">Settings, Repositories</Link>.
            </>
          ) : (
            'An administrator can add one in Settings, Repositories.'
          )}
        </Empty>
      )}
      {typeof to === 'string' && mayWrite && !isPrivate && (
        <Suspense key={to} fallback={<p role="status">Fetching what stands in the repository …</p>}>
          <Difference actor={actor} number={number} repositoryId={to} />
        </Suspense>
      )}
      {hasBadge && (
        <section className={styles.difference} aria-labelledby="badge">
          <h2 id="badge">Badge</h2>
          <BadgeCode name={incidentName(number)} page={`/incidents/${number}`} publicUrl={publicUrl()} />
        </section>
      )}
    </Page>
  )
}
