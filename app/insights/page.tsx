import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listFilterChoices } from '@/lib/incidents/list.store'
import { InsightFilters, PERIOD_WORDS } from '@/lib/insights/filters'
import { readHappened, readStanding } from '@/lib/insights/store'
import { requireMember } from '@/lib/platform/web/actor'
import { dayKey } from '@/lib/timeline/time'
import { Filters } from './filters'
import { HappenedPart } from './happened'
import styles from './insights.module.css'
import { StandingPart } from './standing'

export const metadata: Metadata = { title: 'Insights' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What all incidents and actions say together: what holds now, what happened in a period. Pictures are drawn here, not by a script. */
export default async function InsightsPage({ searchParams }: Props) {
  const [actor, asked, now] = [await requireMember(), await searchParams, new Date()]
  const filters = InsightFilters.parse(asked)
  const [standing, happened, { services }] = await Promise.all([
    readStanding(actor, filters, dayKey(now, actor.timeZone ?? 'UTC')),
    readHappened(actor, filters, now),
    listFilterChoices(actor),
  ])
  const actions = Object.values(standing.counts).reduce((sum, count) => sum + count, 0)
  const isEmpty = actions === 0 && happened.incidents === 0
  return (
    <Page>
      <PageHead title="Insights" />
      {isEmpty && Object.keys(asked).length === 0 ? (
        <Empty
          title="Nothing to tell yet"
          action={
            <>
              <LinkButton variant="main" href="/incidents">
                Go to the incidents
              </LinkButton>
              <LinkButton href="/insights?period=all">Look at all time</LinkButton>
            </>
          }
        >
          <p>
            Once there are incidents with corrective actions, this page shows which protections hold, which came back, and how
            long it took to detect, to resolve and to verify.
          </p>
        </Empty>
      ) : (
        <>
          <Filters filters={filters} services={services} />
          <section aria-labelledby="now" className={styles.part}>
            <h2 id="now">Now</h2>
            <StandingPart standing={standing} filters={filters} />
          </section>
          <section aria-labelledby="period" className={styles.part}>
            <h2 id="period">{filters.period === 'all' ? 'Of all time' : `In ${PERIOD_WORDS[filters.period]}`}</h2>
            <HappenedPart happened={happened} filters={filters} now={now} />
          </section>
        </>
      )}
    </Page>
  )
}
