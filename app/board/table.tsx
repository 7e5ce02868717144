'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import type { MouseEvent, ReactNode } from 'react'
import { ActionStateTag } from '@/components/action-state'
import { AttestedSign } from '@/components/attested-sign'
import { Severity } from '@/components/ui/severity'
import { Strip } from '@/components/ui/strip'
import type { BoardFilters, Sort } from '@/lib/corrective-actions/filters'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { BulkBar, type Person } from './bulk-bar'
import type { CardView } from './card-view'
import styles from './table.module.css'
import { type Bulk, useBulk } from './use-bulk'

interface Further {
  left: number
  href: string
}

interface Props {
  cards: CardView[]
  sort: BoardFilters['sort']
  /** Where each head leads; a press more turns it round, and a third one away. */
  sortHrefs: Record<Sort, string>
  canEdit: boolean
  people: Person[]
  /** How many more lines there are, and where they are shown. */
  more: Further | null
  older: Further | null
}

/** The same actions as lines: denser, and with what a card has no room for. On a phone each line folds into a block. */
export function Table({ cards, sort, sortHrefs, canEdit, people, more, older }: Props) {
  const bulk = useBulk(cards, canEdit)
  const head = (by: Sort, words: string) => (
    <Head by={by} sort={sort} href={sortHrefs[by]}>
      {words}
    </Head>
  )
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {canEdit && <AllBox bulk={bulk} shown={cards.length} />}
            {head('number', 'Action')}
            {head('title', 'What')}
            {head('state', 'State')}
            {head('incident', 'Incident')}
            {head('severity', 'Severity')}
            {head('type', 'Type')}
            {head('owner', 'Owner')}
            {head('due', 'Due')}
            <th scope="col">Proof</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Line key={card.number} card={card} bulk={canEdit ? bulk : null} />
          ))}
        </tbody>
      </table>
      <BulkBar bulk={bulk} people={people} shown={cards.length} />
      {(more || older) && (
        <p className={styles.further}>
          {more && (
            <Link href={more.href} scroll={false} replace>
              Show more of the {more.left} left
            </Link>
          )}
          {!more && older && (
            <Link href={older.href} scroll={false}>
              Show {older.left} verified earlier
            </Link>
          )}
        </p>
      )}
    </>
  )
}

/** A head that sorts: once so, then the other way round, then not at all. */
function Head({ by, sort, href, children }: { by: Sort; sort: Props['sort']; href: string; children: ReactNode }) {
  const isUp = sort === by
  const isDown = sort === `-${by}`
  return (
    <th scope="col" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <Link href={href} scroll={false} replace className={styles.sort}>
        {children}
        {isUp && <ArrowUp aria-hidden="true" />}
        {isDown && <ArrowDown aria-hidden="true" />}
      </Link>
    </th>
  )
}

function Line({ card, bulk }: { card: CardView; bulk: Bulk | null }) {
  const { number, title, state, incident, type, owner, due, proof, verdicts } = card
  const href = `/incidents/${incident.number}/corrective-actions/${number}`
  return (
    <tr data-card={number} data-chosen={bulk?.isChosen(number) || undefined}>
      {bulk && <Box card={card} bulk={bulk} />}
      <td className={`mono ${styles.number}`}>{formatActionNumber(number)}</td>
      <th scope="row" className={styles.title}>
        <Link href={href}>{title}</Link>
      </th>
      <td>
        <ActionStateTag state={state} />
      </td>
      <td className={styles.incident}>
        <Link href={`/incidents/${incident.number}`} title={incident.title} className="mono">
          INC-{incident.number}
        </Link>
        {incident.isDeleted && ' (deleted)'}
      </td>
      <td>{incident.severity ? <Severity value={incident.severity} /> : <span className={styles.none}>–</span>}</td>
      <td>{type ?? <span className={styles.none}>no type</span>}</td>
      <td className={styles.owner}>{owner ?? <span className={styles.none}>no owner</span>}</td>
      <td className={due?.isLate ? styles.late : undefined}>
        {due?.words.replace(/^due /, '') ?? <span className={styles.none}>–</span>}
      </td>
      <td className={styles.proof}>
        {proof.isAttested && <AttestedSign />}
        {verdicts && <Strip verdicts={verdicts} />}
        <span className={styles[proof.tone]}>{proof.words}</span>
      </td>
    </tr>
  )
}

/** Pressed with Shift: all from the one chosen last to this one. */
function Box({ card, bulk }: { card: CardView; bulk: Bulk }) {
  return (
    <td className={styles.box}>
      <input
        type="checkbox"
        aria-label={`Choose ${formatActionNumber(card.number)}`}
        checked={bulk.isChosen(card.number)}
        onClick={(event: MouseEvent) => event.shiftKey && bulk.extend(card, () => true)}
        onChange={(event) => {
          if (!(event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey)) bulk.toggle(card.number)
        }}
      />
    </td>
  )
}

function AllBox({ bulk, shown }: { bulk: Bulk; shown: number }) {
  const isAll = bulk.selected.length === shown
  return (
    <th scope="col" className={styles.box}>
      <input
        type="checkbox"
        aria-label="Choose all that are shown"
        checked={isAll}
        onChange={isAll ? bulk.clear : bulk.selectAll}
      />
    </th>
  )
}
