import { Evidence } from '@/components/evidence'
import { VerdictTag } from '@/components/verdict-tag'
import type { MemberActor } from '@/lib/access/actor'
import { findKind } from '@/lib/checks/kinds/registry'
import type { CheckDetail } from '@/lib/checks/store'
import { listTrials, type Trial } from '@/lib/checks/trials.store'
import { listPast } from '@/lib/checks/try-now'
import { momentWords } from '@/lib/timeline/time'
import { choicesFor, formOf } from '../form-of'
import styles from './check.module.css'
import { TrialForm } from './trial-form'

interface Props {
  actor: MemberActor
  check: CheckDetail
  mayWrite: boolean
  zone: string
}

/** Show that it can fail: a run against something that should be red, and every such run that was kept. */
export async function Trials({ actor, check, mayWrite, zone }: Props) {
  const kind = findKind(check.kind)
  const trials = await listTrials(actor, check.id)
  const mayTry = mayWrite && kind && !kind.waitsForPings && !kind.asksPeople && kind.read(check.config).ok
  if (!mayTry && trials.length === 0) return null
  const { looksBack } = kind ?? {}
  const labels = new Map(kind?.fields.map(({ name, label }) => [name, label]))
  return (
    <section className={styles.part} aria-labelledby="trials" id="show-red">
      <h2 id="trials">
        Show that it can fail <small>no streak counts these runs</small>
      </h2>
      {mayTry && (
        <details open={trials.length === 0 && check.shownRedAt === null && check.firstRedAt === null && looksBack !== undefined}>
          <summary>{looksBack ? `Run it against an older ${looksBack.noun}` : 'Run it against a second target'}</summary>
          <TrialForm
            id={check.id}
            kind={formOf(kind)}
            config={check.config as Record<string, unknown>}
            choices={await choicesFor(actor)}
            past={looksBack ? { noun: looksBack.noun, known: await listPast(actor, check.kind, check.config) } : null}
          />
        </details>
      )}
      <ol>
        {trials.map((trial) => (
          <li key={trial.id} className={styles.tried}>
            <Tried trial={trial} labels={labels} isOfThis={trial.version === check.version} zone={zone} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface TriedProps {
  trial: Trial
  labels: Map<string, string>
  isOfThis: boolean
  zone: string
}

function Tried({ trial, labels, isOfThis, zone }: TriedProps) {
  const { verdict, summary, against, changed, evidence, at, member, version } = trial
  return (
    <>
      <p className={styles.found}>
        <VerdictTag verdict={verdict} />
        <span>{summary}</span>
        <time dateTime={at.toISOString()}>{momentWords(at, zone, 'minute')}</time>
      </p>
      <p className={styles.quiet}>
        {member.name} ran it against {against}
        {!isOfThis && `, as it was at version ${version}`}
      </p>
      {(changed.length > 0 || evidence.length > 0) && (
        <details>
          <summary>What was observed</summary>
          <Evidence rows={evidence} />
          {changed.length > 0 && (
            <dl className={styles.changed}>
              {changed.map(({ name, was, is }) => (
                <div key={name}>
                  <dt>{labels.get(name) ?? name}</dt>
                  <dd>
                    {is || 'empty'} <span>instead of {was || 'empty'}</span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </details>
      )}
    </>
  )
}
