import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { ChangeRow } from '@/components/difference/change-row'
import styles from '@/components/difference/difference.module.css'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { getDifference } from '@/lib/importing/difference/store'
import { getImport } from '@/lib/importing/store'
import { NotFound } from '@/lib/platform/errors'
import { id as Id } from '@/lib/platform/text'
import { requireEditor } from '@/lib/platform/web/actor'
import { shortMoment } from '@/lib/timeline/time'
import { TakeForm } from './take-form'

export const metadata: Metadata = { title: 'Difference' }

export default async function DifferencePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireEditor()
  const asked = Id.safeParse((await params).id)
  if (!asked.success) notFound()
  const { id, name, path, before, incidents, added } = await orNotFound(
    // Nothing was made of the older version: the newer one is a draft like any other.
    getDifference(actor, asked.data).catch(async (error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      await getImport(actor, asked.data)
      redirect(`/incidents/import/${asked.data}`)
    }),
  )
  const total = incidents.reduce((sum, { changes }) => sum + changes.length, 0)
  return (
    <Page>
      <PageHead crumb={<Link href="/incidents/import">Import</Link>} title={`${name} was changed`}>
        <p>
          {path && path !== name && (
            <>
              <code>{path}</code>:{' '}
            </>
          )}
          a newer version than <Link href={`/incidents/import/${before.id}`}>the one imported</Link> on{' '}
          {shortMoment(before.createdAt, 'UTC')}. What it says otherwise is compared with what stands in the incident now.
        </p>
      </PageHead>
      <TakeForm id={id} hasChanges={total > 0}>
        {incidents.map(({ id, number, title, timeZone, changes }) => (
          <section key={id} className={styles.incident} aria-labelledby={`of-${number}`}>
            <h2 id={`of-${number}`}>
              <Link href={`/incidents/${number}`}>
                INC-{number} {title}
              </Link>
            </h2>
            {changes.length === 0 ? (
              <p className={styles.none}>Nothing in it differs: only the bytes of the file are others.</p>
            ) : (
              <ul>
                {changes.map((change) => (
                  <ChangeRow key={change.key} change={change} zone={timeZone} where="source" />
                ))}
              </ul>
            )}
          </section>
        ))}
      </TakeForm>
      <p className={styles.none}>
        {added > 0
          ? `It also tells of ${added === 1 ? 'an incident that is' : `${added} incidents that are`} not here yet: `
          : 'It is another document that only has the same name? '}
        <Link href={`/incidents/import/${id}`}>{added > 0 ? 'review the draft' : 'Review it as a draft of its own'}</Link>.
      </p>
    </Page>
  )
}

async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
