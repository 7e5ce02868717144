import type { Metadata } from 'next'
import Link from 'next/link'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { count } from '@/lib/checks/words'
import { CHANNEL_KINDS, SEVERITIES } from '@/lib/notifications/channel-kinds'
import { type ChannelRow, listChannels } from '@/lib/notifications/channels.store'
import { newId } from '@/lib/platform/ids'
import { mailSender } from '@/lib/platform/mail'
import { requireAdmin } from '@/lib/platform/web/actor'
import settings from '../settings.module.css'
import { AddChannel } from './add-channel'
import { ChannelTags } from './channel-tags'
import styles from './notifications.module.css'

export const metadata: Metadata = { title: 'Notifications' }

/** Whether e-mail can be sent, and where notices go besides. */
export default async function NotificationsPage() {
  const actor = await requireAdmin()
  const channels = await listChannels(actor)
  const from = mailSender()
  return (
    <>
      <PageHead title="Notifications" aside={channels.length > 0 && count(channels.length, 'channel')}>
        {from ? (
          <>
            Owners and incident leads are told by e-mail, from <span className={styles.address}>{from}</span>; each chooses on the
            profile what comes. Channels are told besides.
          </>
        ) : (
          <>
            No e-mail is sent: whoever runs this installation sets <code>NEVERMORE_SMTP_URL</code> and{' '}
            <code>NEVERMORE_MAIL_FROM</code>. Channels work without.
          </>
        )}
      </PageHead>
      {channels.length === 0 ? (
        <Empty title="No channel yet">A room of your chat or a program that is told when an action regresses.</Empty>
      ) : (
        <ul className={settings.rows}>
          {channels.map((channel) => (
            <li key={channel.id} className={settings.row}>
              <Words channel={channel} />
            </li>
          ))}
        </ul>
      )}
      <section className={settings.part} aria-labelledby="add">
        <h2 id="add">Add a channel</h2>
        <p>Nothing of a private incident goes into a channel: nobody knows who reads a room.</p>
        <AddChannel id={newId()} />
      </section>
    </>
  )
}

function Words({ channel }: { channel: ChannelRow }) {
  const { id, name, kind, shown, notices, severities } = channel
  return (
    <div className={styles.words}>
      <p className={settings.title}>
        <Link href={`/settings/notifications/${id}`}>{name}</Link>
        <ChannelTags channel={channel} />
      </p>
      <p className={settings.sub}>
        {CHANNEL_KINDS[kind]}: <span className={styles.address}>{shown}</span>
      </p>
      <p className={settings.sub}>
        {count(notices.length, 'kind')} of notice,{' '}
        {severities.length === SEVERITIES.length ? 'all severities' : severities.join(', ').replace('unknown', 'none given')}
      </p>
    </div>
  )
}
