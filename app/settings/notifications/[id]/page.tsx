import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { CHANNEL_KINDS } from '@/lib/notifications/channel-kinds'
import { type ChannelRow, getChannel } from '@/lib/notifications/channels.store'
import { listDeliveries } from '@/lib/notifications/log.store'
import { One } from '@/lib/notifications/schema'
import { NotFound } from '@/lib/platform/errors'
import { requireAdmin } from '@/lib/platform/web/actor'
import { momentWords } from '@/lib/timeline/time'
import settings from '../../settings.module.css'
import { ChangeChannel } from '../change-channel'
import { DeleteChannel, SwitchChannel, TestChannel } from '../channel-buttons'
import { ChannelTags } from '../channel-tags'
import styles from '../notifications.module.css'
import { RenewSecret } from '../signing-secret'
import { BringBack } from './bring-back'
import { Log } from './log'

export const metadata: Metadata = { title: 'Channel' }

/** One channel: try it, switch it, change what is told there, and what became of each message. */
export default async function ChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, given] = await Promise.all([requireAdmin(), params])
  const parsed = One.safeParse(given)
  if (!parsed.success) notFound()
  const channel = await getChannel(actor, parsed.data.id).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const { id, name, kind, shown, isDeleted, isEnabled, failingSinceAt } = channel
  const zone = actor.timeZone ?? 'UTC'
  const crumb = <Link href="/settings/notifications">Notifications</Link>
  if (isDeleted)
    return (
      <>
        <PageHead crumb={crumb} title={name} />
        <Empty title="This channel was deleted" action={<BringBack id={id} />}>
          Nothing is told there any more. It can be brought back as it was.
        </Empty>
      </>
    )
  return (
    <>
      <PageHead crumb={crumb} title={name}>
        {CHANNEL_KINDS[kind]}: <span className={styles.address}>{shown}</span>
      </PageHead>
      <p className={settings.title}>
        <ChannelTags channel={channel} />
      </p>
      {isEnabled && failingSinceAt && (
        <p className={styles.failing}>
          Since {momentWords(failingSinceAt, zone)} nothing has arrived there. The log below says why.
        </p>
      )}
      <div className={styles.buttons}>
        <TestChannel id={id} />
        <SwitchChannel id={id} isEnabled={isEnabled} />
        <DeleteChannel id={id} />
      </div>
      <section className={settings.part} aria-labelledby="log">
        <h2 id="log">What was sent</h2>
        <Log deliveries={await listDeliveries(actor, id)} zone={zone} />
      </section>
      <Change channel={channel} />
    </>
  )
}

function Change({ channel: { id, name, kind, shown, notices, severities } }: { channel: ChannelRow }) {
  return (
    <section className={settings.part} aria-labelledby="change">
      <h2 id="change">Change it</h2>
      <ChangeChannel {...{ id, name, shown, notices, severities }} />
      {kind === 'webhook' && (
        <div className={styles.signing}>
          <p className={settings.sub}>
            Its messages are signed. With a new secret those that the receiver verifies by the old one are refused.
          </p>
          <RenewSecret id={id} />
        </div>
      )}
    </section>
  )
}
