import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listEntries } from '@/lib/timeline/store'
import { IncidentCrumb } from '../../crumb'
import { loadIncident } from '../../load'
import { againstOf } from '../against'
import { PasteForm } from '../paste-form'

export const metadata: Metadata = { title: 'Paste into the timeline' }

/** Many lines at once as entries of the timeline: the page behind what the incident shows as a dialog. */
export default async function PastePage({ params }: { params: Promise<{ number: string }> }) {
  const { actor, incident } = await loadIncident(params)
  if (!can(actor, 'write')) notFound()
  const { id, number, timeZone } = incident
  const path = `/incidents/${number}`
  return (
    <Page>
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Paste into the timeline">
        Each line becomes an entry, read against {timeZone}. Look at what was understood, take out what does not belong, and add
        the rest.
      </PageHead>
      <PasteForm incidentId={id} incidentPath={path} {...againstOf(incident, await listEntries(actor, id))} />
    </Page>
  )
}
