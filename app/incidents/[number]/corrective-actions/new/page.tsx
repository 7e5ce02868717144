import type { Metadata } from 'next'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listCauses } from '@/lib/causes/store'
import { listPickableMembers } from '@/lib/incidents/people.store'
import { newId } from '@/lib/platform/ids'
import { requireEditor } from '@/lib/platform/web/actor'
import { IncidentCrumb } from '../../crumb'
import { loadIncident } from '../../load'
import { NewActionAlone } from '../action-forms'
import { suggestDue } from '../suggest-due'

export const metadata: Metadata = { title: 'New action' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Writing an action down with everything about it; `?cause=` says what it works against. */
export default async function NewActionPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const [{ incident }, { cause }] = await Promise.all([loadIncident(params), searchParams])
  const [members, causes, suggestion] = await Promise.all([
    listPickableMembers(actor),
    listCauses(actor, incident.id),
    suggestDue(actor, incident),
  ])
  return (
    <Page width="narrow">
      <PageHead title="New action" crumb={<IncidentCrumb incident={incident} />} />
      <NewActionAlone
        id={newId()}
        incident={{ id: incident.id, number: incident.number }}
        choices={{ members, causes: causes.map(({ id, text, depth }) => ({ id, text, depth })) }}
        suggestion={suggestion}
        causeIds={causes.filter(({ id }) => id === cause).map(({ id }) => id)}
      />
    </Page>
  )
}
