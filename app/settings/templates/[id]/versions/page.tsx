import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/ui/page-head'
import { WordDiff } from '@/components/word-diff'
import { requireEditor } from '@/lib/platform/web/actor'
import { listVersions } from '@/lib/postmortems/templates/store'
import { wordDiff } from '@/lib/revisions/word-diff'
import { momentWords } from '@/lib/timeline/time'
import settings from '../../../settings.module.css'
import { RestoreVersion } from '../../template-buttons'
import styles from '../../templates.module.css'
import { loadTemplate } from '../load'

export const metadata: Metadata = { title: 'Versions of a template' }

type Version = Awaited<ReturnType<typeof listVersions>>[number]

/** What a template was each time it was saved, and what changed; each can be brought back. */
export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireEditor(), params])
  const { label, version } = await loadTemplate(actor, id)
  const versions = await listVersions(actor, id)
  return (
    <>
      <PageHead
        crumb={<Link href={`/settings/templates/${id}`}>{label}</Link>}
        title="Versions"
        aside={String(versions.length)}
      />
      <ol className={settings.rows}>
        {versions.map((each, index) => (
          <li key={each.number} className={styles.version}>
            <div className={styles.saved}>
              <p className={settings.title}>
                Version {each.number}
                {each.number === version && <span className={settings.sub}>stands there now</span>}
              </p>
              <p className={settings.sub}>
                {momentWords(each.savedAt, actor.timeZone ?? 'UTC')}
                {each.savedBy && `, ${each.savedBy}`}
              </p>
              {each.number !== version && <RestoreVersion id={id} version={version} number={each.number} />}
            </div>
            <Changes version={each} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </>
  )
}

const FIELDS = { name: 'Name', about: 'What it is good for', source: 'Template' } as const

function Changes({ version, before }: { version: Version; before: Version | undefined }) {
  if (!before) return <pre className={styles.first}>{version.source}</pre>
  const changed = Object.entries(FIELDS).filter(
    ([field]) => version[field as keyof typeof FIELDS] !== before[field as keyof typeof FIELDS],
  )
  return changed.map(([field, label]) => (
    <WordDiff
      key={field}
      label={label}
      pieces={wordDiff(before[field as keyof typeof FIELDS], version[field as keyof typeof FIELDS])}
    />
  ))
}
