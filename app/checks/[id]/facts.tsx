import Link from 'next/link'
import type { CheckEditRecord } from '@/lib/checks/history.store'
import { findKind } from '@/lib/checks/kinds/registry'
import { secondsBetween, staleAfter } from '@/lib/checks/rules'
import type { CheckDetail } from '@/lib/checks/store'
import { sayDuration, sayEvery, wordDuration } from '@/lib/checks/words'
import { clockWords, dateWords } from '@/lib/timeline/time'
import styles from './check.module.css'

interface Props {
  check: CheckDetail
  edits: readonly CheckEditRecord[]
  now: Date
  zone: string
}

/** In the margin: the facts of the check, and who changed it. */
export function Facts({ check, edits, now, zone }: Props) {
  const hasPace = findKind(check.kind)?.pace !== undefined
  return (
    <aside className={styles.margin} aria-label="Facts">
      <dl>
        <dt>Kind</dt>
        <dd>{check.kindLabel}</dd>
        {!hasPace && (
          <>
            <dt>Looks</dt>
            <dd>{sayEvery(check.intervalSeconds)}</dd>
          </>
        )}
        <dt>Stale</dt>
        <dd>after {sayDuration(staleAfter(check))} without a look</dd>
        {check.dueAt && (
          <>
            <dt>Next look</dt>
            <dd>{check.dueAt <= now ? 'now' : `in ${wordDuration(secondsBetween(now, check.dueAt))}`}</dd>
          </>
        )}
        {check.heartbeat && (
          <>
            <dt>Last ping</dt>
            <dd>
              {check.heartbeat.lastPingAt ? (
                <>
                  {check.heartbeat.lastSignal}, {wordDuration(secondsBetween(check.heartbeat.lastPingAt, now))} ago
                </>
              ) : (
                'none yet'
              )}
            </dd>
          </>
        )}
        <dt>Says so</dt>
        <dd>since {moment(check.configChangedAt, zone)}</dd>
      </dl>
      <h2>Who changed it</h2>
      <ol className={styles.edits}>
        {edits.map(({ id, version, change, changed, createdAt, author }) => (
          <li key={id}>
            <b>{author?.name ?? 'Nevermore'}</b> {wordEdit(change, changed)}
            <time dateTime={createdAt.toISOString()}>{moment(createdAt, zone)}</time>
            {check.config !== null && change === 'edited' && (
              <Link href={`/checks/${check.id}/edit?from=${version - 1}`}>bring the one before back</Link>
            )}
          </li>
        ))}
      </ol>
    </aside>
  )
}

/** Without the zone: the history names it. */
const moment = (at: Date, zone: string): string => `${dateWords(at, zone, { short: true })} ${clockWords(at, zone, 'minute')}`

const PROPERTY: Record<string, string> = {
  title: 'name',
  config: 'what it checks',
  intervalSeconds: 'interval',
  passesToVerify: 'passes',
  soakSeconds: 'soak time',
  failuresToRegress: 'failures',
  staleSeconds: 'stale time',
}

const VERB: Record<string, string> = {
  created: 'wrote it',
  edited: 'saved it unchanged',
  enabled: 'switched it on',
  disabled: 'switched it off',
  deleted: 'deleted it',
  restored: 'brought it back',
}

const wordEdit = (change: string, changed: readonly string[]): string =>
  changed.length > 0 ? `changed ${changed.map((name) => PROPERTY[name] ?? name).join(', ')}` : (VERB[change] ?? change)
