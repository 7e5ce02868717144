import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { requireEditor } from '@/lib/platform/web/actor'
import { TEMPLATES } from '@/lib/postmortems/templates/registry'
import { listTemplates, type OwnTemplate } from '@/lib/postmortems/templates/store'
import { returnWords, type Template } from '@/lib/postmortems/templates/template'
import { momentWords } from '@/lib/timeline/time'
import settings from '../settings.module.css'
import { BringBack, DeleteTemplate } from './template-buttons'
import styles from './templates.module.css'

export const metadata: Metadata = { title: 'Templates' }

/** How postmortems are laid out as Markdown: what is built in, and what was made here. */
export default async function TemplatesPage() {
  const actor = await requireEditor()
  const [own, deleted] = await Promise.all([listTemplates(actor), listTemplates(actor, { deleted: true })])
  const zone = actor.timeZone ?? 'UTC'
  return (
    <>
      <PageHead title="Templates" aside={own.length > 0 && String(own.length)}>
        How postmortems are laid out as Markdown: in repositories, in downloads, on the command line.
      </PageHead>
      {own.length === 0 ? (
        <Empty title="No template of your own yet">
          Begin with one that is built in, and change what your team wants otherwise.
        </Empty>
      ) : (
        <ul className={settings.rows}>
          {own.map((template) => (
            <Own key={template.id} template={template} zone={zone} />
          ))}
        </ul>
      )}
      <section className={settings.part} aria-labelledby="built-in">
        <h2 id="built-in">Built in</h2>
        <ul className={settings.rows}>
          {TEMPLATES.map((template) => (
            <BuiltIn key={template.id} template={template} />
          ))}
        </ul>
      </section>
      {deleted.length > 0 && (
        <section className={settings.part} aria-labelledby="deleted">
          <h2 id="deleted">Deleted</h2>
          <ul className={settings.rows}>
            {deleted.map(({ id, label }) => (
              <li key={id} className={settings.row}>
                <p className={settings.title}>{label}</p>
                <BringBack id={id} name={label} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Own({ template: { id, label, about, version, savedAt, savedBy }, zone }: { template: OwnTemplate; zone: string }) {
  return (
    <li className={settings.row}>
      <div className={styles.words}>
        <p className={settings.title}>
          <Link href={`/settings/templates/${id}`}>{label}</Link>
        </p>
        {about && <p className={settings.sub}>{about}</p>}
        <p className={settings.sub}>{returnWords({ lossless: false })}</p>
        <p className={settings.sub}>
          <Link href={`/settings/templates/${id}/versions`}>Version {version}</Link>, saved {momentWords(savedAt, zone)}
          {savedBy && ` by ${savedBy}`}
        </p>
      </div>
      <DeleteTemplate id={id} name={label} />
    </li>
  )
}

function BuiltIn({ template }: { template: Template }) {
  const { id, label, about } = template
  return (
    <li className={settings.row}>
      <div className={styles.words}>
        <p className={settings.title}>{label}</p>
        <p className={settings.sub}>{about}</p>
        <p className={settings.sub}>{returnWords(template)}</p>
      </div>
      <LinkButton size="small" href={`/settings/templates/new?from=${id}`} aria-label={`New from ${label}`}>
        New from this
      </LinkButton>
    </li>
  )
}
