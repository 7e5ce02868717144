import { CopyCode } from '@/components/ui/copy-code'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { type Attestations as Given, getAttestations } from '@/lib/checks/attestations.store'
import type { CheckDetail } from '@/lib/checks/store'
import { newId } from '@/lib/platform/ids'
import { publicUrl } from '@/lib/platform/origins'
import { clockWords, dateWords } from '@/lib/timeline/time'
import { AttestForm, WithdrawForm } from './attest-forms'
import styles from './attestations.module.css'
import page from './check.module.css'

interface Props {
  actor: MemberActor
  check: CheckDetail
  now: Date
  zone: string
}

/** What is to be confirmed, by whom it was, and the form for whoever may. Nothing for a check that a machine looks at. */
export async function Attestations({ actor, check, now, zone }: Props) {
  const given = check.isAttested ? await getAttestations(actor, check.id) : null
  if (!given) return null
  const { statement, how, rows, isOwner } = given
  const { id: checkId, isEnabled } = check
  const mayWrite = can(actor, 'write')
  const [newest] = rows
  const canBeWithdrawn = newest !== undefined && !newest.isWithdrawal
  return (
    <section className={page.part} aria-labelledby="attest">
      <h2 id="attest">
        Attested by a person <small>not proven by a machine</small>
      </h2>
      <p className={styles.statement}>{statement}</p>
      {how && <p className={styles.how}>{how}</p>}
      {isEnabled && <WhoMay checkId={checkId} mayWrite={mayWrite} isOwner={isOwner} />}
      {rows.length > 0 && (
        <ol className={styles.attestations} aria-label="Who attested it, newest first">
          {rows.map((row) => (
            <li key={row.id}>
              <p>
                <b>{row.by}</b> {row.isWithdrawal ? 'withdrew it' : 'attested it'}{' '}
                <time dateTime={row.at.toISOString()}>
                  {dateWords(row.at, zone, { short: true })} {clockWords(row.at, zone, 'minute')}
                </time>
                {!row.isWithdrawal && <span className={page.quiet}> · {wordEnd(row, now, zone)}</span>}
              </p>
              <p className={styles.how}>{row.note}</p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && isEnabled && canBeWithdrawn && <WithdrawForm id={newId()} checkId={checkId} />}
    </section>
  )
}

function WhoMay({ checkId, mayWrite, isOwner }: { checkId: string; mayWrite: boolean; isOwner: boolean }) {
  if (!mayWrite) return <p className={page.quiet}>An editor or administrator who does not own the action can attest it.</p>
  if (!isOwner) return <AttestForm id={newId()} checkId={checkId} />
  return (
    <>
      <p className={page.quiet}>
        You own an action that this is to show, so somebody else has to attest it. Send them this link; they sign in with their
        own name.
      </p>
      <CopyCode label="The link" code={`${publicUrl()}/checks/${checkId}`} />
    </>
  )
}

function wordEnd({ expiresAt, ownsNow, isOfOtherWording }: Given['rows'][number], now: Date, zone: string): string {
  if (isOfOtherWording) return 'of what the check said before'
  if (ownsNow) return 'owns an action of it by now, so it does not count'
  return `${expiresAt <= now ? 'ended' : 'until'} ${dateWords(expiresAt, zone, { short: true })}`
}
