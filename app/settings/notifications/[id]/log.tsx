import { Tag, type Tone } from '@/components/ui/tag'
import { count } from '@/lib/checks/words'
import type { LoggedDelivery } from '@/lib/notifications/log.store'
import { momentWords } from '@/lib/timeline/time'
import settings from '../../settings.module.css'
import styles from '../notifications.module.css'
import { aboutWords } from './about-words'
import { SendAgain } from './send-again'

const STATES: Record<LoggedDelivery['state'], { words: string; tone: Tone }> = {
  sent: { words: 'sent', tone: 'verified' },
  waiting: { words: 'waiting', tone: 'awaiting' },
  dead: { words: 'given up', tone: 'regressed' },
  dropped: { words: 'nothing left to say', tone: 'unknown' },
}

/** The newest messages to a channel, and what came of each. */
export function Log({ deliveries, zone }: { deliveries: readonly LoggedDelivery[]; zone: string }) {
  if (deliveries.length === 0) return <p>Nothing yet. What is sent is kept here for 90 days.</p>
  const moment = (at: Date) => <time dateTime={at.toISOString()}>{momentWords(at, zone)}</time>
  return (
    <ul className={settings.rows}>
      {deliveries.map(({ id, isTest, about, state, tries, result, createdAt, endedAt, dueAt }) => (
        <li key={id} className={settings.row}>
          <div className={styles.words}>
            <p className={settings.title}>
              {isTest ? 'A test' : aboutWords(about)}
              <Tag tone={STATES[state].tone} sign>
                {isTest && state === 'dead' ? 'did not arrive' : STATES[state].words}
              </Tag>
            </p>
            <p className={settings.sub}>
              {moment(createdAt)}
              {endedAt && endedAt.getTime() - createdAt.getTime() > 120_000 && <>, ended {moment(endedAt)}</>}
              {tries > 1 && `; ${count(tries, 'try', 'tries')}`}
              {state === 'waiting' && (
                <>
                  ; {tries > 0 ? 'next try' : 'goes'} {moment(dueAt)}
                </>
              )}
            </p>
            {result && <p className={settings.sub}>{result}</p>}
          </div>
          {!isTest && (tries > 0 || state === 'dead') && <SendAgain id={id} />}
        </li>
      ))}
    </ul>
  )
}
