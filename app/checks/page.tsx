import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { CheckLine } from '@/components/check-line'
import { KeepFresh } from '@/components/keep-fresh'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listAllChecks } from '@/lib/checks/brief.store'
import { filterChecks, filtersUrl, readFilters } from '@/lib/checks/filters'
import { wordWork } from '@/lib/checks/lateness'
import { lookAtLateness } from '@/lib/checks/lateness.store'
import { isLate } from '@/lib/checks/rules'
import { listChecks } from '@/lib/checks/store'
import { count } from '@/lib/checks/words'
import { requireMember } from '@/lib/platform/web/actor'
import { BoundActions } from './bound-actions'
import styles from './checks.module.css'
import { Filters } from './filters'

export const metadata: Metadata = { title: 'Checks' }

const A_PAGE = 50

/** Every check, worst first: what it states, its last runs, how far its proof is, what it proves. */
export default async function ChecksPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const actor = await requireMember()
  const [filters, now] = [readFilters(await searchParams), new Date()]
  const all = await listAllChecks(actor, { words: filters.words !== '' })
  const { shown, counts } = filterChecks(all, filters, now)
  const ids = shown.slice((filters.page - 1) * A_PAGE, filters.page * A_PAGE).map(({ id }) => id)
  const [listed, { workers }] = await Promise.all([listChecks(actor, ids), lookAtLateness()])
  const byId = new Map(listed.map((check) => [check.id, check]))
  const late = all.filter((check) => isLate(check, now)).length
  const mayWrite = can(actor, 'write')
  const add = mayWrite && (
    <LinkButton href="/checks/new" variant="main">
      <Plus aria-hidden="true" /> New check
    </LinkButton>
  )
  return (
    <Page>
      <PageHead
        title="Checks"
        aside={all.length > 0 ? summary(counts, all.length, late) : undefined}
        actions={all.length > 0 && add}
      />
      {all.length === 0 ? (
        <Empty title="Nothing is checked yet" action={add}>
          <p>
            A check states what is true once a fix works: an address that answers, a job that reports. It looks again and again.
            What it proves is verified, and comes back when it stops being true.
          </p>
        </Empty>
      ) : (
        <>
          <Filters filters={filters} counts={counts} />
          {ids.length === 0 && <p className={styles.none}>No check is like that. Take a filter away to see more.</p>}
          <ul className={styles.list}>
            {ids.map((id) => {
              const check = byId.get(id)
              return (
                check && (
                  <li key={id}>
                    <CheckLine check={check} now={now} zone={actor.timeZone ?? 'UTC'}>
                      <BoundActions actions={check.actions} />
                    </CheckLine>
                  </li>
                )
              )
            })}
          </ul>
          {shown.length > A_PAGE && (
            <nav aria-label="Pages" className={styles.pages}>
              {filters.page > 1 && <LinkButton href={filtersUrl(filters, { page: filters.page - 1 })}>Before</LinkButton>}
              <span>
                {(filters.page - 1) * A_PAGE + 1}–{Math.min(filters.page * A_PAGE, shown.length)} of {shown.length}
              </span>
              {filters.page * A_PAGE < shown.length && (
                <LinkButton href={filtersUrl(filters, { page: filters.page + 1 })}>After</LinkButton>
              )}
            </nav>
          )}
          <p className={styles.pace}>{wordWork(workers)}</p>
          <KeepFresh everyMs={15_000} />
        </>
      )}
    </Page>
  )
}

function summary(counts: Record<string, number>, all: number, late: number): string {
  const parts = [count(all, 'check')]
  if (counts.failing) parts.push(`${counts.failing} failing`)
  if (counts.blind) parts.push(`${counts.blind} cannot look`)
  if (late > 0) parts.push(`${late} late by more than ${late === 1 ? 'its' : 'their'} interval`)
  return parts.join(' · ')
}
