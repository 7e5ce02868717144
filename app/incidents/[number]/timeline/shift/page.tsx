import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listEntries } from '@/lib/timeline/store'
import { wordWhen } from '@/lib/timeline/when-words'
import { IncidentCrumb } from '../../crumb'
import { loadIncident } from '../../load'
import { ShiftForm } from './shift-form'

export const metadata: Metadata = { title: 'Shift times' }

/** A clock was off: the entries it stamped, moved by as much. */
export default async function ShiftPage({ params }: { params: Promise<{ number: string }> }) {
  const { actor, incident } = await loadIncident(params)
  if (!can(actor, 'write')) notFound()
  const { id, number, timeZone } = incident
  const entries = (await listEntries(actor, id)).flatMap(({ occurredAt, ...entry }) =>
    occurredAt && entry.precision !== 'day' ? [{ ...entry, when: wordWhen(entry, occurredAt, timeZone) }] : [],
  )
  const path = `/incidents/${number}`
  return (
    <Page>
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Shift times">
        A clock was off, or a log was in another zone: choose the entries it stamped, and say by how many minutes they really
        happened later or earlier.
      </PageHead>
      {entries.length === 0 ? (
        <Empty title="No entry has a time of day yet">What has no time cannot be shifted.</Empty>
      ) : (
        <ShiftForm
          incidentId={id}
          back={`${path}#timeline`}
          entries={entries.map(({ id: entryId, when, text, attributedTo }) => ({ id: entryId, when, text, attributedTo }))}
        />
      )}
    </Page>
  )
}
