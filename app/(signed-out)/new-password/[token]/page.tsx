import type { Metadata } from 'next'
import { findPasswordLink } from '@/lib/access/password-link.store'
import { whySignInIsRefused } from '@/lib/platform/web/session-cookie'
import { Notice } from '../../notice'
import styles from '../../signed-out.module.css'
import { ChoosePasswordForm } from './choose-password-form'

export const metadata: Metadata = { title: 'New password' }

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const refusal = whySignInIsRefused()
  if (refusal) return <Notice title="Sign-in is switched off">{refusal}</Notice>
  const member = await findPasswordLink(token)
  if (!member)
    return (
      <Notice title="This link is over">A link to a new password works once, for 24 hours. Ask an admin for a new one.</Notice>
    )
  return (
    <>
      <h1>Choose a new password</h1>
      <p className={styles.lead}>
        For <strong>{member.email}</strong>. It signs you out everywhere else.
      </p>
      <ChoosePasswordForm token={token} email={member.email} />
    </>
  )
}
