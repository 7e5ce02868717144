import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listEntries } from '@/lib/timeline/store'
import { IncidentCrumb } from '../../crumb'
import { FromPassage } from '../../from-passage'
import { loadIncident } from '../../load'
import { passageOf } from '../../passage'
import { againstOf } from '../against'
import { PasteAlone } from './paste-alone'

export const metadata: Metadata = { title: 'Paste into the timeline' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Many lines at once as entries of the timeline: the page behind what the incident shows as a dialog; `?text=` fills it in. */
export default async function PastePage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  if (!can(actor, 'write')) notFound()
  const { id, number, timeZone } = incident
  const path = `/incidents/${number}`
  const passage = await passageOf(actor, incident, query)
  return (
    <Page>
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Paste into the timeline">
        <p>
          Each line becomes an entry, read against {timeZone}. Look at what was understood, take out what does not belong, and add
          the rest.
        </p>
        <FromPassage passage={passage} />
      </PageHead>
      <PasteAlone
        incidentId={id}
        incidentPath={path}
        text={passage.text}
        {...againstOf(incident, await listEntries(actor, id))}
      />
    </Page>
  )
}
