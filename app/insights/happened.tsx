import Link from 'next/link'
import { metricsOf } from '@/lib/incidents/rules'
import type { InsightFilters } from '@/lib/insights/filters'
import { sinceOf } from '@/lib/insights/filters'
import { recurringCauses } from '@/lib/insights/recurring'
import { perSpan } from '@/lib/insights/spans'
import { MARKS, placeOf, type Spread, spreadOf } from '@/lib/insights/spread'
import type { Happened } from '@/lib/insights/store'
import { lengthWords } from '@/lib/timeline/time'
import { ActionNames } from './action-names'
import { Factors } from './factors'
import styles from './insights.module.css'

const METRICS = metricsOf({ impactStartedAt: null, detectedAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null })
const MOST_CAUSES = 8

/** How long it took, what came back, and which causes incidents have in common. */
export function HappenedPart({ happened, filters, now }: { happened: Happened; filters: InsightFilters; now: Date }) {
  const { incidents, lengths, regressions, causes } = happened
  const recurring = recurringCauses(causes)
  return (
    <>
      <p className={styles.lead}>
        <b>{incidents}</b> {incidents === 1 ? 'incident' : 'incidents'} began.
      </p>
      <h3>How long it took</h3>
      {Object.values(lengths).every((all) => all.length === 0) ? (
        <p className={styles.none}>No incident names the two milestones that a length lies between.</p>
      ) : (
        <Lengths lengths={lengths} />
      )}
      <h3>What came back</h3>
      {regressions.length === 0 ? (
        <p className={styles.none}>No action regressed.</p>
      ) : (
        <>
          <p>
            Actions regressed <b>{regressions.length}</b> {regressions.length === 1 ? 'time' : 'times'}. Most often:
          </p>
          <ActionNames actions={oftenest(regressions)} />
          <Times
            spans={perSpan(
              regressions.map(({ at }) => at),
              sinceOf(filters, now),
              now,
            )}
          />
        </>
      )}
      <h3>Factors</h3>
      <Factors causes={causes} />
      <h3>Causes in common</h3>
      {recurring.length === 0 ? (
        <p className={styles.none}>No two incidents have a cause that is worded alike.</p>
      ) : (
        <ul className={styles.causes}>
          {recurring.slice(0, MOST_CAUSES).map(({ text, incidents: sharing }) => (
            <li key={text}>
              <b>{sharing.length}</b> {text}
              <span className={styles.sharing}>
                {sharing.slice(0, 6).map(({ number, title }) => (
                  <Link key={number} href={`/incidents/${number}/causes`} title={title} className="mono">
                    INC-{number}
                  </Link>
                ))}
                {sharing.length > 6 && `and ${sharing.length - 6} more`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Each incident a stroke on a scale from a minute to a year: what is usual and what stands out are both to be seen. */
function Lengths({ lengths }: { lengths: Happened['lengths'] }) {
  return (
    <div className={styles.wide}>
      <table className={styles.lengths}>
        <tbody>
          {METRICS.map(({ name, words, anchors }) => {
            const spread = spreadOf(lengths[name])
            return (
              <tr key={name}>
                <th scope="row">
                  {words} <span className={styles.anchors}>{anchors}</span>
                </th>
                <td>
                  <Strokes spread={spread} />
                </td>
                <td className={styles.said}>
                  {spread ? (
                    <>
                      half within <b>{lengthWords(spread.median)}</b>, nine of ten within {lengthWords(spread.ninth)}{' '}
                      <span className={styles.note}>
                        ({spread.all.length} {spread.all.length === 1 ? 'incident' : 'incidents'})
                      </span>
                    </>
                  ) : (
                    <span className={styles.none}>not known of any</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td>
              <div className={styles.scale}>
                {MARKS.map(({ words, place }) => (
                  <span key={words} style={{ left: `${place * 100}%` }}>
                    {words}
                  </span>
                ))}
              </div>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Strokes({ spread }: { spread: Spread | null }) {
  const x = (length: number) => (placeOf(length) * 1000).toFixed(1)
  return (
    <svg className={styles.strokes} viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.marks} d={MARKS.map(({ place }) => `M${(place * 1000).toFixed(1)} 0V28`).join('')} />
      {spread && (
        <>
          <path className={styles.each} d={spread.all.map((length) => `M${x(length)} 6V22`).join('')} />
          <path className={styles.median} d={`M${x(spread.median)} 1V27`} />
        </>
      )}
    </svg>
  )
}

/** How often in each stretch of time, its number above each bar. */
function Times({ spans }: { spans: readonly { label: string; count: number }[] }) {
  const most = Math.max(...spans.map(({ count }) => count))
  return (
    <div className={styles.wide}>
      <ol className={styles.times}>
        {spans.map(({ label, count }) => (
          <li key={label}>
            <span>{count > 0 ? count : <span className="unseen">0</span>}</span>
            <svg viewBox={`0 0 1 ${most}`} preserveAspectRatio="none" aria-hidden="true">
              <rect y={most - count} width="1" height={count} />
            </svg>
            <span className={styles.under}>{label}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function oftenest(regressions: Happened['regressions']) {
  const byAction = new Map<number, { action: Happened['regressions'][number]; times: number }>()
  for (const action of regressions) {
    const known = byAction.get(action.number)
    if (known) known.times++
    else byAction.set(action.number, { action, times: 1 })
  }
  return [...byAction.values()]
    .sort((a, b) => b.times - a.times)
    .map(({ action, times }) => ({ ...action, ...(times > 1 && { note: `${times} times` }) }))
}
