import { ChangeRow } from '@/components/difference/change-row'
import differences from '@/components/difference/difference.module.css'
import type { MemberActor } from '@/lib/access/actor'
import { clip } from '@/lib/importing/clip'
import { proposedBy } from '@/lib/watching/changes'
import type { ProposalRow } from '@/lib/watching/proposals.store'
import { AcceptForm, DismissForm } from './forms'
import styles from './proposal.module.css'

interface Props {
  actor: MemberActor
  proposal: ProposalRow
  mayWrite: boolean
  zone: string
}

/** What was edited, change by change; or why it cannot be told. */
export async function Edited({ actor, proposal, mayWrite, zone }: Props) {
  const { changes, untaken, unread } = await proposedBy(actor, proposal)
  const one = { number: proposal.publication.incident.number, id: proposal.id, version: proposal.version }
  if (proposal.kind === 'unreadable' || unread.length > 0)
    return (
      <>
        <Unread unread={unread} reason={proposal.reason} />
        {mayWrite && <DismissForm {...one} label="Dismiss it: the next publication writes over it" />}
      </>
    )
  const conflicts = changes.filter(({ conflict }) => conflict !== null).length
  const rows = (
    <ul className={differences.list}>
      {changes.map((change) => (
        <ChangeRow key={change.key} change={change} zone={zone} where="file" mustChoose />
      ))}
    </ul>
  )
  return (
    <>
      {changes.length === 0 ? (
        <p className={styles.note}>Nothing that is kept here was changed, or it says the same here by now.</p>
      ) : (
        <h2 className={styles.count}>
          {changes.length === 1 ? '1 change' : `${changes.length} changes`}
          {conflicts > 0 && `, ${conflicts} of which ${conflicts === 1 ? 'was' : 'were'} changed here, too`}
        </h2>
      )}
      {mayWrite && changes.length > 0 ? (
        <AcceptForm {...one} count={changes.length}>
          {rows}
        </AcceptForm>
      ) : (
        <fieldset disabled className={styles.shown}>
          {rows}
        </fieldset>
      )}
      {untaken.length > 0 && <Untaken untaken={untaken} />}
      {mayWrite && (
        <DismissForm {...one} label={changes.length > 0 ? 'Dismiss all of it' : 'It has been seen: leave all as it is here'} />
      )}
    </>
  )
}

function Unread({ unread, reason }: { unread: { line: number | null; text: string; why: string }[]; reason: string | null }) {
  const whole = reason?.split('\n').map((why) => ({ line: null, text: '', why })) ?? []
  const shown = (unread.length > 0 ? unread : whole).slice(0, 50)
  return (
    <section className={styles.unread} aria-labelledby="unread">
      <h2 id="unread">It no longer reads as the document that was published</h2>
      <p>Nothing of it is taken over by halves. Mend the file there, make the change here, or dismiss it.</p>
      <ul>
        {shown.map(({ line, text, why }) => (
          <li key={`${line} ${why} ${text}`}>
            {line !== null && <b>Line {line}: </b>}
            {why}
            {text !== '' && <code>{clip(text, 300)}</code>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Lines that tell what is known here: their edit says nothing, and is not passed over in silence. */
function Untaken({ untaken }: { untaken: { line: number; text: string; what: 'added' | 'removed' }[] }) {
  return (
    <section className={styles.untaken} aria-labelledby="untaken">
      <h2 id="untaken">Changed there, and not taken over</h2>
      <p>
        Proof, coverage and the like are told from what is known here: nothing is verified by an edit. The next publication writes
        them anew.
      </p>
      <ul>
        {untaken.slice(0, 50).map(({ line, text, what }) => (
          <li key={`${what} ${line} ${text}`}>
            {what === 'added' ? <ins>{clip(text, 300)}</ins> : <del>{clip(text, 300)}</del>}
          </li>
        ))}
      </ul>
      {untaken.length > 50 && <p>And {untaken.length - 50} more, in the lines below.</p>}
    </section>
  )
}
