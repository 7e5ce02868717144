import { Avatar } from '@/components/ui/avatar'
import { FullMoment } from '@/components/zone/moment'
import type { Actor } from '@/lib/access/actor'
import { toneOf, wordActivity } from '@/lib/activity/rules'
import { listActivity } from '@/lib/activity/store'
import styles from './activity.module.css'

const SHOWN = 12

/** What happened to the record of an incident, newest first: also what the checks of its actions did to it. */
export async function ActivityPart({ actor, incident, number }: { actor: Actor; incident: { id: string }; number: number }) {
  const activity = await listActivity(actor, incident.id, { take: SHOWN })
  if (activity.length === 0) return null
  return (
    <section id="activity" className={styles.activity} aria-labelledby="activity-title">
      <h2 id="activity-title">
        Activity
        <a href={`/incidents/${number}/revisions`}>Every revision</a>
      </h2>
      <ol>
        {activity.map((item) => (
          <li key={item.id} className={toneOf(item.kind) && styles[toneOf(item.kind) ?? '']}>
            {item.actor ? <Avatar name={item.actor.name} /> : <i className={styles.dot} />}
            <p>
              {item.actor && <b>{item.actor.name}</b>} {wordActivity(item)}
            </p>
            <FullMoment at={item.at} className={styles.at} />
          </li>
        ))}
      </ol>
    </section>
  )
}
