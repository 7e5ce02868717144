import Link from 'next/link'
import { StateSign } from '@/components/action-state'
import { type ActionState, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { boardHref, type InsightFilters } from '@/lib/insights/filters'
import type { Standing } from '@/lib/insights/store'
import { ActionNames } from './action-names'
import styles from './insights.module.css'

const ORDER: readonly ActionState[] = ['verified', 'done', 'in_progress', 'open', 'regressed', 'waived']
const LATE = [
  { words: 'up to a week late', most: 7 },
  { words: 'up to a month late', most: 30 },
  { words: 'longer than a month late', most: Number.POSITIVE_INFINITY },
]

/** What is verified of all that was promised, what is proven less well than it looks, and what is late. */
export function StandingPart({ standing, filters }: { standing: Standing; filters: InsightFilters }) {
  const { counts, neverRed, attested, withoutCheck, daysLate } = standing
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const owed = all - counts.waived
  if (all === 0) return <p className={styles.none}>No corrective action is like that.</p>
  return (
    <>
      <p className={styles.lead}>
        <b>{counts.verified}</b> of {owed} {owed === 1 ? 'action is' : 'actions are'} verified
        {owed > 0 && ` (${Math.floor((100 * counts.verified) / owed)} %)`}
        {counts.regressed > 0 && (
          <>
            , <b className={styles.bad}>{counts.regressed}</b> came back
          </>
        )}
        .
      </p>
      <Shares counts={counts} all={all} />
      <ul className={`${styles.legend} ${styles.states}`}>
        {ORDER.filter((state) => counts[state] > 0).map((state) => (
          <li key={state} data-state={state}>
            <StateSign state={state} /> {STATE_WORDS[state]} <b>{counts[state]}</b>
          </li>
        ))}
      </ul>
      <div className={styles.columns}>
        <div>
          <h3>Verified, and yet</h3>
          {neverRed.length === 0 && attested === 0 ? (
            <p className={styles.none}>
              {counts.verified > 0 ? 'Every check of a verified action was seen failing once.' : 'Nothing is verified yet.'}
            </p>
          ) : (
            <>
              {neverRed.length > 0 && (
                <p>
                  <b>{neverRed.length}</b> with a check that was never seen red: it may be looking at the wrong thing.
                </p>
              )}
              <ActionNames actions={neverRed} />
              {attested > 0 && (
                <p>
                  <b>{attested}</b> attested by people, not by a machine.
                </p>
              )}
            </>
          )}
        </div>
        <div>
          <h3>Not finished</h3>
          {daysLate.length === 0 ? (
            <p className={styles.none}>Nothing is overdue.</p>
          ) : (
            <>
              <p>
                <Link href={boardHref(filters, { overdue: '1' })}>{daysLate.length} overdue</Link>
              </p>
              <Lateness days={daysLate} />
            </>
          )}
          {withoutCheck > 0 && (
            <p>
              <Link href={boardHref(filters, { unproven: '1' })}>{withoutCheck} without a check</Link>: nothing will prove{' '}
              {withoutCheck === 1 ? 'it' : 'them'}.
            </p>
          )}
        </div>
      </div>
    </>
  )
}

/** One bar, parted as the actions are. What it says stands below it in words. */
function Shares({ counts, all }: { counts: Standing['counts']; all: number }) {
  let from = 0
  return (
    <svg className={`${styles.shares} ${styles.states}`} viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
      {ORDER.map((state) => {
        const x = from
        from += counts[state]
        return counts[state] > 0 && <rect key={state} data-state={state} x={x} width={counts[state]} height="1" />
      })}
    </svg>
  )
}

function Lateness({ days }: { days: readonly number[] }) {
  let from = 0
  return (
    <table className={styles.bars}>
      <tbody>
        {LATE.map(({ words, most }) => {
          const count = days.filter((late) => late > from && late <= most).length
          from = most
          return (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>{count}</td>
              <td>
                <svg viewBox={`0 0 ${days.length} 1`} preserveAspectRatio="none" aria-hidden="true">
                  <rect width={count} height="1" />
                </svg>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
