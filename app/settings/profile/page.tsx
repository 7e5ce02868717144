import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { feedMadeAt } from '@/lib/access/feed-token.store'
import { readChoices } from '@/lib/notifications/choices.store'
import { mailSender } from '@/lib/platform/mail'
import { requireMember } from '@/lib/platform/web/actor'
import { momentWords } from '@/lib/timeline/time'
import styles from '../settings.module.css'
import { FeedForm } from './feed-form'
import { MailForm } from './mail-form'
import { PasswordForm } from './password-form'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const actor = await requireMember()
  const { name, email, timeZone, role } = actor
  const [choices, madeAt] = await Promise.all([readChoices(actor), feedMadeAt(actor)])
  return (
    <>
      <PageHead title="Profile" aside={`You are ${role === 'viewer' ? 'a' : 'an'} ${role}`} />
      <ProfileForm name={name} email={email} timeZone={timeZone} zones={Intl.supportedValuesOf('timeZone')} />
      <section className={styles.part} aria-labelledby="mail">
        <h2 id="mail">By e-mail</h2>
        <p>
          You are told of actions that you own, and of those of incidents that you lead.
          {!mailSender() && ' This installation sends no e-mail yet; what you choose here counts once it does.'}
        </p>
        <MailForm {...choices} zone={timeZone} />
      </section>
      <section className={styles.part} aria-labelledby="feed">
        <h2 id="feed">Feed</h2>
        <p>
          The published postmortems you may see, for a feed reader.{' '}
          {madeAt && (
            <>
              Your address was made on <time dateTime={madeAt.toISOString()}>{momentWords(madeAt, timeZone ?? 'UTC')}</time>; a
              new one takes its place.
            </>
          )}
        </p>
        <FeedForm hasFeed={madeAt !== null} />
      </section>
      <section className={styles.part} aria-labelledby="password">
        <h2 id="password">Password</h2>
        <p>A new password signs you out everywhere else.</p>
        <PasswordForm email={email} />
      </section>
    </>
  )
}
