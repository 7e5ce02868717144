import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import {
  BoardFilters,
  isNarrowed,
  moreRows,
  SORTS,
  type Sort,
  toBoardQuery,
  toSavedQuery,
  widened,
} from '@/lib/corrective-actions/filters'
import type { ActionState } from '@/lib/corrective-actions/rules'
import { listViews } from '@/lib/corrective-actions/views.store'
import { SEVERITY_WORDS } from '@/lib/incidents/rules'
import { newId } from '@/lib/platform/ids'
import { requireMember } from '@/lib/platform/web/actor'
import { Board } from './board'
import { FilterBar } from './filter-bar'
import filterStyles from './filter-bar.module.css'
import { KeepFresh } from './keep-fresh'
import { loadBoard } from './load'
import { MoveForm } from './move-form'
import styles from './page.module.css'
import { Table } from './table'
import { ViewMenu } from './view-menu'

export const metadata: Metadata = { title: 'Board' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One board for the whole organisation. */
export default async function BoardPage({ searchParams }: Props) {
  const actor = await requireMember()
  const params = await searchParams
  const filters = BoardFilters.parse(params)
  const [{ cards, states, counts, unfolded, everywhere, people, services, version }, views] = await Promise.all([
    loadBoard(actor, filters, new Date()),
    listViews(actor),
  ])
  const here = (change: Partial<BoardFilters>) => `/board${toBoardQuery(filters, change)}`
  const canMove = can(actor, 'write')
  const moving = canMove ? cards.find((card) => String(card.number) === params.move) : undefined
  const isTable = filters.view === 'table'
  const isEmpty = Object.values(everywhere).every((count) => count === 0)

  return (
    <div className={isTable ? styles.page : `${styles.page} ${styles.fills}`}>
      <PageHead
        title="Corrective actions"
        aside={isEmpty ? undefined : inSum(everywhere)}
        actions={
          isEmpty ? undefined : (
            <>
              <nav className={styles.views} aria-label="View">
                <LinkButton size="small" href={here({ view: undefined })} aria-current={isTable ? undefined : 'page'}>
                  Board
                </LinkButton>
                <LinkButton size="small" href={here({ view: 'table' })} aria-current={isTable ? 'page' : undefined}>
                  Table
                </LinkButton>
              </nav>
              {canMove && (
                <LinkButton variant="main" href="/corrective-actions/new">
                  New action
                </LinkButton>
              )}
            </>
          )
        }
      />
      {!isEmpty && (
        <FilterBar
          filters={filters}
          views={
            <ViewMenu
              views={views}
              current={views.find(({ id }) => id === filters.saved) ?? null}
              query={toSavedQuery(filters)}
              newId={newId()}
              canShare={canMove}
              className={filterStyles.pill}
            />
          }
          incident={cards[0]?.incident ?? null}
          choices={{
            service: services.map((name) => ({ value: name, label: name })),
            owner: [
              { value: 'me', label: 'Me' },
              { value: 'none', label: 'Nobody' },
              ...people.filter(({ id }) => id !== actor.memberId).map(({ id, name }) => ({ value: id, label: name })),
            ],
            severity: [
              ...Object.keys(SEVERITY_WORDS).map((value) => ({ value, label: value })),
              { value: 'none', label: 'Not stated' },
            ],
            type: [
              ...['prevent', 'detect', 'mitigate', 'process'].map((value) => ({ value, label: value })),
              { value: 'none', label: 'no type' },
            ],
          }}
        />
      )}
      {moving && <MoveForm key={moving.number} card={moving} backHref={here({})} />}
      {isEmpty ? (
        <Empty
          title="No corrective actions yet"
          action={
            <LinkButton variant="main" href="/incidents">
              Go to the incidents
            </LinkButton>
          }
        >
          An action is what an incident makes you change. Write it down in its incident, bind a check to it, and this board shows
          whether the change still holds.
        </Empty>
      ) : cards.length === 0 && isNarrowed(filters) ? (
        <Empty
          title="No action matches these filters"
          action={<LinkButton href={`/board${toBoardQuery(widened(filters))}`}>Show all actions</LinkButton>}
        />
      ) : isTable ? (
        <Table
          cards={cards}
          sort={filters.sort}
          sortHrefs={
            Object.fromEntries(SORTS.map((by) => [by, here({ sort: nextSort(by, filters.sort) })])) as Record<Sort, string>
          }
          canEdit={canMove}
          people={people}
          more={further(sumOf(unfolded) - cards.length, here({ rows: moreRows(filters.rows) }))}
          older={further(sumOf(counts) - sumOf(unfolded), here({ older: '1' }))}
        />
      ) : (
        <Board
          key={toBoardQuery(filters)}
          cards={cards}
          group={filters.group}
          canMove={canMove}
          people={people}
          shown={filters.column ?? firstWithCards(states, counts)}
          moveHref={`${here({})}${here({}).includes('?') ? '&' : '?'}`}
          columns={states.map((state) => ({
            state,
            total: counts[state],
            href: here({ column: state }),
            more: further(
              unfolded[state] - cards.filter((card) => card.state === state).length,
              here({ rows: moreRows(filters.rows) }),
            ),
            older: further(counts[state] - unfolded[state], here({ older: '1' })),
          }))}
        />
      )}
      <KeepFresh version={version} />
    </div>
  )
}

const nextSort = (by: Sort, now: BoardFilters['sort']): BoardFilters['sort'] =>
  now === by ? `-${by}` : now === `-${by}` ? undefined : by

const further = (left: number, href: string) => (left > 0 ? { left, href } : null)

const sumOf = (counts: Record<ActionState, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** "84 protections hold, 2 regressed" */
function inSum({ verified, regressed }: Record<ActionState, number>): string {
  const hold = verified === 1 ? '1 protection holds' : `${verified} protections hold`
  return regressed > 0 ? `${hold}, ${regressed} regressed` : hold
}

const firstWithCards = (states: readonly ActionState[], counts: Record<ActionState, number>): ActionState =>
  states.find((state) => counts[state] > 0) ?? 'open'
