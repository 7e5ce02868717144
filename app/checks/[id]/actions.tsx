import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import type { CheckDetail } from '@/lib/checks/store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { BindForm, UnbindButton } from './bind-forms'
import styles from './check.module.css'

/** What the check proves, and how to bind it to more. */
export function Actions({ check, mayWrite }: { check: CheckDetail; mayWrite: boolean }) {
  return (
    <section className={styles.part} aria-labelledby="proves">
      <h2 id="proves">{check.isAttested ? 'Attested for' : 'Proves'}</h2>
      {check.actions.length === 0 && (
        <p className={styles.quiet}>
          Nothing yet. Bind it to a corrective action, and the action is verified when this has held long enough.
        </p>
      )}
      <ul>
        {check.actions.map(({ id, number, title, state, incidentNumber }) => (
          <li key={id} className={styles.action}>
            <span className="mono">{formatActionNumber(number)}</span>
            <Link href={`/incidents/${incidentNumber}/corrective-actions/${number}`}>{title}</Link>
            <span className={styles.end}>
              <ActionStateTag state={state} />
              {mayWrite && (
                <UnbindButton id={check.id} actionId={id} name={formatActionNumber(number)} isVerified={state === 'verified'} />
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && <BindForm id={check.id} />}
    </section>
  )
}
