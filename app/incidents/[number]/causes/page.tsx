import type { Metadata } from 'next'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { ZoneProvider } from '@/components/zone/zone-context'
import { incidentName } from '@/lib/incidents/rules'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { CausesPart } from './causes-part'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Causes of ${incidentName(incident.number)}` }
}

/** The causes alone, with room for a deep tree. */
export default async function CausesPage({ params, searchParams }: Props) {
  const [{ actor, incident }, { edit }] = await Promise.all([loadIncident(params), searchParams])
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <Page>
        <PageHead title="Causes" crumb={<IncidentCrumb incident={incident} />} />
        <CausesPart actor={actor} incident={incident} edit={typeof edit === 'string' ? edit : undefined} isAlone />
      </Page>
    </ZoneProvider>
  )
}
