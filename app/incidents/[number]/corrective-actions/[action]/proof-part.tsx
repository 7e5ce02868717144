import Link from 'next/link'
import { CheckLine } from '@/components/check-line'
import { LinkButton } from '@/components/ui/button'
import { offeredKinds } from '@/lib/checks/kinds/registry'
import type { CheckSummary } from '@/lib/checks/store'
import { suggestKinds } from '@/lib/corrective-actions/advice/suggest-kinds'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { settings } from '@/lib/platform/settings'
import type { Proposal } from '@/lib/postmortems/proposals.store'
import styles from './action.module.css'
import { BindForm, UnbindForm } from './bind-form'
import { Proposals } from './proposals'

interface Props {
  action: CorrectiveAction
  checks: CheckSummary[]
  /** Checks that could be bound to it. */
  known: { id: string; title: string; words: string }[]
  reader: { now: Date; zone: string }
  mayWrite: boolean
  proposals: Proposal[]
}

/** What would prove the action, and how far that proof is. */
export function ProofPart({ action, checks, known, reader, mayWrite, proposals }: Props) {
  return (
    <section aria-labelledby="proof-title" className={styles.part}>
      <h2 id="proof-title">
        Proof <small>{inSum(checks.length)}</small>
      </h2>
      {checks.length === 0 && (
        <p className={styles.none}>
          Nothing proves this yet. What would a machine have to see, again and again, for you to be sure that this holds?
        </p>
      )}
      <ul>
        {checks.map((check) => (
          <li key={check.id} className={styles.check}>
            <CheckLine check={check} now={reader.now} zone={reader.zone}>
              {mayWrite && <UnbindForm actionId={action.id} checkId={check.id} title={check.title} state={action.state} />}
            </CheckLine>
          </li>
        ))}
      </ul>
      <Proposals number={action.number} proposals={proposals} />
      {mayWrite && checks.length === 0 && <KindsOf action={action} />}
      {mayWrite && (
        <div className={styles.add}>
          <LinkButton href={`/checks/new?action=${action.number}`} variant={checks.length === 0 ? 'main' : 'plain'}>
            New check
          </LinkButton>
          {known.length > 0 && <BindForm actionId={action.id} known={known} />}
        </div>
      )}
    </section>
  )
}

/** Kinds of check that the words of an action make one think of. */
function KindsOf({ action }: { action: CorrectiveAction }) {
  const offered = offeredKinds(settings().plugins).map(({ id }) => id)
  const kinds = suggestKinds(action).filter(({ id }) => offered.includes(id))
  if (kinds.length === 0) return null
  return (
    <ul className={styles.kinds} aria-label="Kinds of check its words suggest">
      {kinds.map(({ id, name, of, sees }) => (
        <li key={id}>
          <q>{of}</q> could be proven by <Link href={`/checks/new?action=${action.number}&kind=${id}`}>{name}</Link>: it sees{' '}
          {sees}.
        </li>
      ))}
    </ul>
  )
}

function inSum(checks: number): string {
  if (checks === 0) return ''
  return checks === 1 ? '1 check' : `all ${checks} checks together`
}
