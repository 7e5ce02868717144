import Link from 'next/link'
import { Evidence } from '@/components/evidence'
import { Strip } from '@/components/ui/strip'
import { VerdictTag } from '@/components/verdict-tag'
import type { Run } from '@/lib/checks/history.store'
import type { CheckDetail } from '@/lib/checks/store'
import { clockWords, dayKey, dayWords, zoneWords } from '@/lib/timeline/time'
import styles from './check.module.css'

interface Props {
  check: CheckDetail
  /** Newest first. */
  recent: readonly Run[]
  shown: readonly Run[]
  showAll: boolean
  pageSize: number
  zone: string
}

/** The last runs as a strip, and what was observed at each change (or every run). */
export function History({ check, recent, shown, showAll, pageSize, zone }: Props) {
  const last = shown.at(-1)
  const days = new Map<string, Run[]>()
  for (const run of shown) {
    const day = dayKey(run.finishedAt, zone)
    days.set(day, [...(days.get(day) ?? []), run])
  }
  return (
    <section className={styles.part} aria-labelledby="history">
      <h2 id="history">
        {showAll ? 'Every run' : 'What was observed at each change'} <small>{zoneWords(zone, new Date())}</small>
      </h2>
      <div className={styles.strip}>
        <Strip verdicts={recent.map(({ verdict }) => verdict).reverse()} slots={60} />
        <Link href={showAll ? `/checks/${check.id}` : `/checks/${check.id}?runs=all`} scroll={false}>
          {showAll ? 'Only changes' : 'Every run'}
        </Link>
      </div>
      {shown.length === 0 && <p className={styles.quiet}>Nothing yet.</p>}
      {[...days].map(([day, runs]) => (
        <div key={day}>
          <h3 className={styles.day}>{dayWords(day)}</h3>
          <ol>
            {runs.map((run) => (
              <li key={run.id} className={styles.run}>
                <time dateTime={run.finishedAt.toISOString()}>{clockWords(run.finishedAt, zone, 'second')}</time>
                <VerdictTag verdict={run.verdict} />
                <RunWords run={run} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      {last && shown.length === pageSize && (
        <p className={styles.more}>
          <Link href={`/checks/${check.id}?${showAll ? 'runs=all&' : ''}before=${last.finishedAt.toISOString()}`}>
            {showAll ? 'Earlier runs' : 'Earlier changes'}
          </Link>
        </p>
      )}
    </section>
  )
}

function RunWords({ run }: { run: Run }) {
  const asked = run.askedBy && <span className={styles.asked}> asked for by {run.askedBy.name}</span>
  if (run.evidence.length === 0)
    return (
      <p>
        {run.summary}
        {asked}
      </p>
    )
  return (
    <details>
      <summary>
        {run.summary}
        {asked}
      </summary>
      <Evidence rows={run.evidence} />
    </details>
  )
}
