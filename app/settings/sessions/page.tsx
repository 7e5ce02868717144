import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { browserWords } from '@/lib/access/browser-words'
import { listSessions } from '@/lib/access/session.store'
import { currentSession, requireMember } from '@/lib/platform/web/actor'
import { momentWords } from '@/lib/timeline/time'
import styles from '../settings.module.css'
import { EndOthers, EndSession } from './end-session'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const actor = await requireMember()
  const [sessions, here] = await Promise.all([listSessions(actor), currentSession()])
  const zone = actor.timeZone ?? 'UTC'
  return (
    <>
      <PageHead title="Sessions" actions={sessions.length > 1 && <EndOthers />}>
        <p>Every browser you are signed in with. A session ends 12 hours after its last use, and 7 days after it began.</p>
      </PageHead>
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <div>
              <p className={styles.title}>
                {browserWords(session.userAgent)}
                {session.id === here?.sessionId && <Tag tone="accent">this one</Tag>}
              </p>
              <p className={styles.sub}>
                last used <time dateTime={session.lastSeenAt.toISOString()}>{momentWords(session.lastSeenAt, zone)}</time>
                {session.address && session.address !== 'unknown' && `, from ${session.address}`}
              </p>
              <p className={styles.sub}>
                began <time dateTime={session.createdAt.toISOString()}>{momentWords(session.createdAt, zone)}</time>
              </p>
            </div>
            {session.id !== here?.sessionId && <EndSession id={session.id} />}
          </li>
        ))}
      </ul>
    </>
  )
}
