import Link from 'next/link'
import { momentWords } from '@/lib/timeline/time'
import type { ProposalRow } from '@/lib/watching/proposals.store'
import { ReopenForm } from './forms'
import styles from './proposal.module.css'

/** What was decided, and the way back where there is one. */
export function Settled({ proposal, mayWrite, zone }: { proposal: ProposalRow; mayWrite: boolean; zone: string }) {
  const { id, version, state, taken, text, settledBy, settledAt, publication } = proposal
  const { number } = publication.incident
  const canUndo = state === 'dismissed' && publication.text === text
  return (
    <section className={styles.gone}>
      <p role="status">
        {state === 'gone'
          ? 'The file is as it was published again, or says the same: there is nothing to decide.'
          : state === 'dismissed'
            ? 'Dismissed: the next publication writes over it.'
            : taken
              ? `${taken === 1 ? '1 change was' : `${taken} changes were`} taken over.`
              : 'This is decided.'}
        {settledBy && settledAt && ` By ${settledBy.name}, ${momentWords(settledAt, zone)}.`}
      </p>
      {taken ? (
        <p>
          What gave way is in the <Link href={`/incidents/${number}/revisions`}>revisions</Link>, and can be brought back.
        </p>
      ) : null}
      {mayWrite && canUndo && <ReopenForm number={number} id={id} version={version} />}
    </section>
  )
}
