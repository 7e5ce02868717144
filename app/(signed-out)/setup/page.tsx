import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { judgeSetupToken } from '@/lib/access/setup.store'
import { whySignInIsRefused } from '@/lib/platform/web/session-cookie'
import { AccountForm } from '../account-form'
import { Notice } from '../notice'
import styles from '../signed-out.module.css'
import { setUp } from './mutations'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { token } = await searchParams
  const judged = await judgeSetupToken(typeof token === 'string' ? token : '')
  if (judged === 'done') redirect('/sign-in')
  const refusal = whySignInIsRefused()
  if (refusal) return <Notice title="Sign-in is switched off">{refusal}</Notice>
  if (judged === 'expired')
    return (
      <Notice title="This link is out of date">
        A set-up link is good for 15 minutes. Restart the server: it prints a new one.
      </Notice>
    )
  if (judged === 'unknown')
    return (
      <Notice title="This link is not the right one">
        Every start of the server makes a new set-up link and takes the older ones back. Open the one it printed last.
      </Notice>
    )
  return (
    <>
      <h1>Set up Nevermore</h1>
      <p className={styles.lead}>You become the first admin, and can invite everybody else.</p>
      <AccountForm action={setUp} token={String(token)} submit="Create the admin account" pending="Creating" />
    </>
  )
}
