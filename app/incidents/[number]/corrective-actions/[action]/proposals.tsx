import { LinkButton } from '@/components/ui/button'
import type { Proposal } from '@/lib/postmortems/proposals.store'
import styles from './action.module.css'

/** Checks that a text or a file proposes for the action; none is there, or runs, until somebody makes it. */
export function Proposals({ number, proposals }: { number: number; proposals: Proposal[] }) {
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="proposals-title" className={styles.proposals}>
      <h3 id="proposals-title">Proposed</h3>
      <p>Its details, or the file it was read from, say what could prove it. Nothing runs until you make a check of it.</p>
      <ul>
        {proposals.map((proposal, index) =>
          'problem' in proposal ? (
            <li key={proposal.problem}>
              <span className={styles.proposed}>A check that cannot be used as it stands. {proposal.problem}</span>
            </li>
          ) : (
            <li key={proposal.words}>
              <span className={styles.proposed}>{proposal.words}</span>
              <LinkButton href={`/checks/new?action=${number}&kind=${proposal.kind}&proposal=${index}`}>Look at it</LinkButton>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
