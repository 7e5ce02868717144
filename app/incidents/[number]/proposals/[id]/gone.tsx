import Link from 'next/link'
import type { ProposalRow } from '@/lib/watching/proposals.store'
import { SettleForm } from './forms'
import styles from './proposal.module.css'

/** The file is not where it was published: it is somewhere else, or nowhere. */
export function Gone({ proposal, mayWrite }: { proposal: ProposalRow; mayWrite: boolean }) {
  const { id, version, movedTo, publication } = proposal
  const { number } = publication.incident
  const one = { number, id, version }
  return (
    <section className={styles.gone}>
      {movedTo ? (
        <p>
          It stood at <code>{publication.path}</code> and stands at <code>{movedTo}</code> now. Followed there, it is kept true at
          the new place, and edits made there come back as before.
        </p>
      ) : (
        <p>
          <code>{publication.path}</code> is not there any more, nor anywhere else that could be told. The postmortem here stays
          as it is.{' '}
          <Link href={`/incidents/${number}/publications?to=${publication.repository.id}#difference`}>Publish it again</Link> to
          put it back.
        </p>
      )}
      {mayWrite && (
        <div className={styles.choices}>
          {movedTo && <SettleForm {...one} what="follow" label="Follow it to its new place" />}
          <SettleForm {...one} what="leave" label="It is not published there any more" />
        </div>
      )}
    </section>
  )
}
