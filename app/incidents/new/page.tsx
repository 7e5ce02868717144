import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listFilterChoices } from '@/lib/incidents/list.store'
import { listServices } from '@/lib/incidents/services.store'
import { newId } from '@/lib/platform/ids'
import { requireEditor } from '@/lib/platform/web/actor'
import { NewIncidentForm } from './new-incident-form'

export const metadata: Metadata = { title: 'New incident' }

export default async function NewIncidentPage() {
  const actor = await requireEditor()
  const [services, { tags }] = await Promise.all([listServices(actor), listFilterChoices(actor)])
  return (
    <Page width="narrow">
      <PageHead crumb={<Link href="/incidents">Incidents</Link>} title="New incident">
        A title is enough. Everything else can be said later, where it belongs.
      </PageHead>
      <NewIncidentForm id={newId()} ownZone={actor.timeZone} services={services.map(({ name }) => name)} tags={tags} />
    </Page>
  )
}
