import { BookOpen, FileDown, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listFactors } from '@/lib/causes/factors.store'
import { Filters, isNarrowed, toQuery } from '@/lib/incidents/filters'
import { listFilterChoices, listIncidents } from '@/lib/incidents/list.store'
import { listPickableMembers } from '@/lib/incidents/people.store'
import { requireMember } from '@/lib/platform/web/actor'
import { FilterBar } from './filter-bar'
import { ExamplesForm } from './import/examples-form'
import { IncidentList } from './incident-list'
import { Paging } from './paging'

export const metadata: Metadata = { title: 'Incidents' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Every incident one may see, narrowed by what stands in the address. */
export default async function IncidentsPage({ searchParams }: Props) {
  const actor = await requireMember()
  const filters = Filters.parse(await searchParams)
  const [{ incidents, total }, choices, factors, members] = await Promise.all([
    listIncidents(actor, filters),
    listFilterChoices(actor),
    listFactors(actor),
    listPickableMembers(actor),
  ])
  const mayWrite = can(actor, 'write')
  const isEmpty = total === 0 && !isNarrowed(filters)
  return (
    <Page>
      <PageHead
        title={filters.deleted ? 'Deleted incidents' : 'Incidents'}
        aside={isEmpty ? undefined : `${total.toLocaleString('en')}${isNarrowed(filters) ? ' found' : ''}`}
        actions={
          !isEmpty && (
            <>
              {mayWrite && (
                <>
                  <LinkButton href="/incidents/new" variant="main">
                    <Plus /> New incident
                  </LinkButton>
                  <LinkButton href="/incidents/import">
                    <FileDown /> Import
                  </LinkButton>
                </>
              )}
              <LinkButton href={`/incidents/review${toQuery(filters, { page: filters.page })}`}>
                <BookOpen /> Review
              </LinkButton>
            </>
          )
        }
      />
      {isEmpty ? (
        <NothingYet mayWrite={mayWrite} />
      ) : (
        <>
          <FilterBar filters={filters} choices={{ ...choices, factors: factors.map(({ name }) => name) }} members={members} />
          <IncidentList incidents={incidents} filters={filters} />
          <Paging filters={filters} total={total} />
        </>
      )}
    </Page>
  )
}

function NothingYet({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty
      title="No incident is written down yet"
      action={
        mayWrite && (
          <>
            <LinkButton href="/incidents/new" variant="main">
              <Plus /> New incident
            </LinkButton>
            <LinkButton href="/incidents/import">
              <FileDown /> Import
            </LinkButton>
            <ExamplesForm />
          </>
        )
      }
    >
      {mayWrite
        ? 'Write down the last thing that broke, also long after the fact, or import a postmortem you already have.'
        : 'Your role lets you read; an editor or admin can begin.'}
    </Empty>
  )
}
