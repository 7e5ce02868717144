import { GitCommitHorizontal } from 'lucide-react'
import Link from 'next/link'
import type { MemberActor } from '@/lib/access/actor'
import { coarseLength } from '@/lib/corrective-actions/words'
import { listOpenProposals } from '@/lib/watching/proposals.store'
import { DONE_WORDS, toDoWords } from '@/lib/watching/words'
import styles from './banner.module.css'

interface Props {
  actor: MemberActor
  incident: { id: string; number: number }
  now: Date
}

/** What somebody did to published files of this incident, and nobody has decided yet. */
export async function EditedThere({ actor, incident: { id, number }, now }: Props) {
  const proposals = await listOpenProposals(actor, id)
  if (proposals.length === 0) return null
  return (
    <ul className={styles.banner} aria-label="Edited in repositories">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <GitCommitHorizontal aria-hidden="true" />
          <span>
            {DONE_WORDS[proposal.kind] ?? 'Edited'} in {proposal.publication.repository.name} by {proposal.author},{' '}
            {coarseLength(Math.max(0, now.getTime() - proposal.authoredAt.getTime()))} ago:{' '}
            <Link href={`/incidents/${number}/proposals/${proposal.id}`}>{toDoWords(proposal)}</Link>
          </span>
        </li>
      ))}
    </ul>
  )
}
