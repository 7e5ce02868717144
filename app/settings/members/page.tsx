import type { Metadata } from 'next'
import { Avatar } from '@/components/ui/avatar'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { listInvitations } from '@/lib/access/invitation.store'
import { listMembers } from '@/lib/access/member.store'
import { newId } from '@/lib/platform/ids'
import { requireAdmin } from '@/lib/platform/web/actor'
import { dateWords, momentWords } from '@/lib/timeline/time'
import styles from '../settings.module.css'
import { InviteForm } from './invite-form'
import { MemberMenu } from './member-menu'
import { TakeBack } from './take-back'

export const metadata: Metadata = { title: 'Members' }

export default async function MembersPage() {
  const actor = await requireAdmin()
  const [members, invitations] = await Promise.all([listMembers(actor), listInvitations(actor)])
  const zone = actor.timeZone ?? 'UTC'
  return (
    <>
      <PageHead title="Members" aside={members.length === 1 ? 'only you so far' : `${members.length} people`} />
      <ul className={styles.rows}>
        {members.map(({ id, name, email, role, disabledAt, lastSeenAt }) => (
          <li key={id} className={styles.row}>
            <div>
              <p className={styles.title}>
                <Avatar name={name} /> {name}
                <Tag tone={role === 'admin' ? 'accent' : 'unknown'}>{role}</Tag>
                {disabledAt && <Tag tone="regressed">disabled</Tag>}
                {id === actor.memberId && <span className={styles.sub}>you</span>}
              </p>
              <p className={styles.sub}>
                {email}
                {lastSeenAt ? (
                  <>
                    , last here <time dateTime={lastSeenAt.toISOString()}>{momentWords(lastSeenAt, zone)}</time>
                  </>
                ) : (
                  ', never here'
                )}
              </p>
            </div>
            <MemberMenu id={id} name={name} role={role} isDisabled={disabledAt !== null} isYou={id === actor.memberId} />
          </li>
        ))}
      </ul>
      <section className={styles.part} aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        <p>A link makes one account. It is good for 7 days, and you send it yourself: by chat, by mail, as you like.</p>
        <InviteForm id={newId()} />
      </section>
      {invitations.length > 0 && (
        <section className={styles.part} aria-labelledby="open-invitations">
          <h2 id="open-invitations">Open invitations</h2>
          <ul className={styles.rows}>
            {invitations.map((invitation) => (
              <li key={invitation.id} className={styles.row}>
                <div>
                  <p className={styles.title}>
                    {invitation.email ?? 'Whoever has the link'} <Tag>{invitation.role}</Tag>
                  </p>
                  <p className={styles.sub}>
                    from {invitation.invitedBy.name}, good until {dateWords(invitation.expiresAt, zone)}
                  </p>
                </div>
                <TakeBack id={invitation.id} whose={invitation.email ?? 'whoever has the link'} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
