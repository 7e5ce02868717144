import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { requireMember } from '@/lib/platform/web/actor'
import styles from '../settings.module.css'
import { PasswordForm } from './password-form'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const { name, email, timeZone, role } = await requireMember()
  return (
    <>
      <PageHead title="Profile" aside={`You are ${role === 'viewer' ? 'a' : 'an'} ${role}`} />
      <ProfileForm name={name} email={email} timeZone={timeZone} zones={Intl.supportedValuesOf('timeZone')} />
      <section className={styles.part} aria-labelledby="password">
        <h2 id="password">Password</h2>
        <p>A new password signs you out everywhere else.</p>
        <PasswordForm email={email} />
      </section>
    </>
  )
}
