import type { Metadata } from 'next'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listCauses } from '@/lib/causes/store'
import { hintsOfAction } from '@/lib/corrective-actions/advice/advise'
import { listPickableMembers } from '@/lib/incidents/people.store'
import { newId } from '@/lib/platform/ids'
import { publicUrl } from '@/lib/platform/origins'
import { requireEditor } from '@/lib/platform/web/actor'
import { actionOf } from '../../action-of'
import { IncidentCrumb } from '../../crumb'
import { FromPassage } from '../../from-passage'
import { loadIncident } from '../../load'
import { passageOf } from '../../passage'
import { NewActionAlone } from '../action-forms'
import { NO_VALUES } from '../no-values'
import { suggestDue } from '../suggest-due'

export const metadata: Metadata = { title: 'New action' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Writing an action down with everything about it; `?cause=` says what it works against, `?text=` fills it in. */
export default async function NewActionPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const [{ incident }, query] = await Promise.all([loadIncident(params), searchParams])
  const [members, causes, suggestion, passage] = await Promise.all([
    listPickableMembers(actor),
    listCauses(actor, incident.id),
    suggestDue(actor, incident),
    passageOf(actor, incident, query),
  ])
  const values = {
    ...NO_VALUES,
    ...actionOf(passage, publicUrl()),
    causeIds: causes.filter(({ id }) => id === query.cause).map(({ id }) => id),
  }
  return (
    <Page width="narrow">
      <PageHead title="New action" crumb={<IncidentCrumb incident={incident} />}>
        {passage.source && <FromPassage passage={passage} />}
      </PageHead>
      <NewActionAlone
        id={newId()}
        incident={{ id: incident.id, number: incident.number }}
        choices={{ members, causes: causes.map(({ id, text, depth }) => ({ id, text, depth })) }}
        suggestion={suggestion}
        values={values}
        hints={hintsOfAction({ title: values.title, details: values.details, hasOwner: false })}
      />
    </Page>
  )
}
