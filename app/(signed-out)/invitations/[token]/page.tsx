import type { Metadata } from 'next'
import { findInvitation } from '@/lib/access/invitation.store'
import { currentActor } from '@/lib/platform/web/actor'
import { whySignInIsRefused } from '@/lib/platform/web/session-cookie'
import { AccountForm } from '../../account-form'
import { Notice } from '../../notice'
import styles from '../../signed-out.module.css'
import { acceptWithPassword } from './mutations'

export const metadata: Metadata = { title: 'Invitation' }

const MAY = {
  admin: 'As an admin you read and write everything and manage members.',
  editor: 'As an editor you read and write incidents, actions and checks.',
  viewer: 'As a viewer you read incidents, actions and checks.',
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const refusal = whySignInIsRefused()
  if (refusal) return <Notice title="Sign-in is switched off">{refusal}</Notice>
  const invitation = await findInvitation(token)
  if (!invitation)
    return (
      <Notice title="This invitation is over">
        An invitation works once, for seven days, and can be taken back. Ask whoever sent it for a new one.
      </Notice>
    )
  const actor = await currentActor()
  if (actor.kind === 'member')
    return (
      <Notice title="You are signed in">
        You have an account already: {actor.email}. Sign out first to use this invitation for another.
      </Notice>
    )
  return (
    <>
      <h1>Join Nevermore</h1>
      <p className={styles.lead}>
        <strong>{invitation.invitedBy.name}</strong> invites you. {MAY[invitation.role]}
      </p>
      <AccountForm
        action={acceptWithPassword}
        token={token}
        email={invitation.email ?? undefined}
        submit="Create my account"
        pending="Creating"
      />
    </>
  )
}
