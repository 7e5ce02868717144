import type { Metadata } from 'next'
import Link from 'next/link'
import { InPlace } from '@/components/editing/in-place'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { countSlugs } from '@/lib/checks/ping-key.store'
import { listSecretUses, type SecretUse } from '@/lib/checks/secret-uses.store'
import { newId } from '@/lib/platform/ids'
import { requireAdmin } from '@/lib/platform/web/actor'
import { listSecrets, type SecretRow } from '@/lib/secrets/store'
import { momentWords } from '@/lib/timeline/time'
import settings from '../settings.module.css'
import { AddSecret, ChangeSecret, RenewPingKey } from './secret-forms'
import styles from './secrets.module.css'

export const metadata: Metadata = { title: 'Secrets' }

/** What checks sign in with. Added and replaced here, used by name in a check, and never shown again. */
export default async function SecretsPage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const [actor, { edit }] = await Promise.all([requireAdmin(), searchParams])
  const [secrets, uses, slugs] = await Promise.all([listSecrets(actor), listSecretUses(actor), countSlugs(actor)])
  const zone = actor.timeZone ?? 'UTC'
  return (
    <>
      <PageHead title="Secrets" aside={secrets.length > 0 && String(secrets.length)}>
        What checks sign in with. Editors use a secret by its name; nobody is shown one again, not even here.
      </PageHead>
      {secrets.length === 0 ? (
        <Empty title="No secret yet">A token for a check of a web address, a connection string for a check of a database.</Empty>
      ) : (
        <ul className={settings.rows}>
          {secrets.map((secret) => {
            const use = uses.get(secret.name) ?? { checks: [], hidden: 0 }
            return (
              <li key={secret.id} className={settings.row}>
                <InPlace
                  id={secret.id}
                  label={secret.name}
                  startOpen={edit === secret.id}
                  view={<Words secret={secret} use={use} zone={zone} />}
                  form={
                    <>
                      <Words secret={secret} use={use} zone={zone} />
                      <ChangeSecret id={secret.id} hosts={secret.hosts} isUsed={use.checks.length + use.hidden > 0} />
                    </>
                  }
                  className={styles.place}
                />
              </li>
            )
          })}
        </ul>
      )}
      <section className={settings.part} aria-labelledby="add">
        <h2 id="add">Add a secret</h2>
        <p>
          It is encrypted with a key that lies apart from the database. Keep it elsewhere too: you cannot get it back from here.
        </p>
        <AddSecret id={newId()} />
      </section>
      {slugs > 0 && (
        <section className={settings.part} aria-labelledby="ping-key">
          <h2 id="ping-key">Ping key</h2>
          <p>
            {slugs === 1 ? 'One heartbeat is' : `${slugs} heartbeats are`} pinged by a slug behind a key that they share. Make
            another one where somebody has it who should not.
          </p>
          <RenewPingKey />
        </section>
      )}
    </>
  )
}

function Words({ secret, use, zone }: { secret: SecretRow; use: SecretUse; zone: string }) {
  const { name, hosts, createdAt, createdBy, replacedAt, replacedBy, lastUsedAt, isReadable } = secret
  const moment = (at: Date) => <time dateTime={at.toISOString()}>{momentWords(at, zone)}</time>
  return (
    <>
      <p className={settings.title}>
        <span className={styles.name}>{name}</span>
        {!isReadable && <Tag tone="regressed">cannot be read: its key is not here</Tag>}
      </p>
      <p className={settings.sub}>
        added by {createdBy?.name ?? 'somebody'}, {moment(createdAt)}
        {replacedAt && (
          <>
            ; replaced by {replacedBy?.name ?? 'somebody'}, {moment(replacedAt)}
          </>
        )}
        ; {lastUsedAt ? <>last used {moment(lastUsedAt)}</> : 'never used'}
      </p>
      {hosts.length > 0 && (
        <p className={settings.sub}>
          may be sent to{' '}
          {hosts.map((host, index) => (
            <span key={host}>
              {index > 0 && ', '}
              <span className={styles.host}>{host}</span>
            </span>
          ))}
        </p>
      )}
      <p className={settings.sub}>
        <Uses use={use} />
      </p>
    </>
  )
}

function Uses({ use: { checks, hidden } }: { use: SecretUse }) {
  if (checks.length + hidden === 0) return 'no check uses it'
  return (
    <>
      used by{' '}
      {checks.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/checks/${id}`}>{title}</Link>
        </span>
      ))}
      {hidden > 0 && `${checks.length > 0 ? ' and ' : ''}${hidden === 1 ? 'a check' : `${hidden} checks`} of private incidents`}
    </>
  )
}
