import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import type { WaiverToAnswer } from '@/lib/corrective-actions/waivers.store'
import { coarseLength } from '@/lib/corrective-actions/words'
import type { ImportRow } from '@/lib/importing/store'
import type { Waiting } from '@/lib/incidents/recent.store'
import { incidentName } from '@/lib/incidents/rules'
import type { ProposalLine } from '@/lib/watching/proposals.store'
import { DONE_WORDS, toDoWords } from '@/lib/watching/words'
import styles from './lines.module.css'

const WORDS = { write: 'a draft of yours', review: 'waits for your review' }

interface Props {
  postmortems: readonly Waiting[]
  imports: readonly Pick<ImportRow, 'id' | 'name' | 'createdAt'>[]
  /** Waivers that only the reader can approve. */
  waivers: readonly WaiverToAnswer[]
  /** What somebody did to published files of incidents that the reader leads or writes. */
  proposals: readonly ProposalLine[]
  now: Date
}

/** Where the reader's part is next: waivers to approve, edits made in repositories, postmortems, and documents that were read and not accepted yet. */
export function WaitingLines({ postmortems, imports, waivers, proposals, now }: Props) {
  const inSum = postmortems.length + imports.length + waivers.length + proposals.length
  if (inSum === 0) return null
  return (
    <section className={styles.part}>
      <h2>
        Waiting for you <small>{inSum}</small>
      </h2>
      <ul>
        {waivers.map(({ id, askedBy, reason, action: { number, title, incidentNumber } }) => (
          <li key={id} className={styles.line}>
            <span className={styles.number}>{formatActionNumber(number)}</span>
            <div className={styles.what}>
              <Link href={`/incidents/${incidentNumber}/corrective-actions/${number}#waiver-asked`}>{title}</Link>
              <p className={styles.under}>
                <span>“{reason}”</span>
              </p>
            </div>
            <span className={styles.end}>{askedBy} asks you for a waiver</span>
          </li>
        ))}
        {proposals.map(({ id, kind, changes, author, publication: { incident, repository } }) => (
          <li key={id} className={styles.line}>
            <span className={styles.number}>{incidentName(incident.number)}</span>
            <div className={styles.what}>
              <Link href={`/incidents/${incident.number}/proposals/${id}`}>{incident.title}</Link>
              <p className={styles.under}>
                <span>
                  {DONE_WORDS[kind]} in {repository.name} by {author}
                </span>
              </p>
            </div>
            <span className={styles.end}>{toDoWords({ kind, changes })}</span>
          </li>
        ))}
        {postmortems.map(({ number, title, severity, waitsFor }) => (
          <li key={number} className={styles.line}>
            <span className={styles.number}>{incidentName(number)}</span>
            <div className={styles.what}>
              <Link href={`/incidents/${number}`}>{title}</Link>
            </div>
            <span className={styles.end}>
              <span>{WORDS[waitsFor]}</span>
              <Severity value={severity} />
            </span>
          </li>
        ))}
        {imports.map(({ id, name, createdAt }) => (
          <li key={id} className={styles.line}>
            <span className={styles.number}>import</span>
            <div className={styles.what}>
              <Link href={`/incidents/import/${id}`}>{name}</Link>
            </div>
            <span className={styles.end}>read {coarseLength(now.getTime() - createdAt.getTime())} ago, not accepted yet</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
