import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import type { BatchFile } from '@/lib/importing/batch.store'
import styles from './batch.module.css'
import { STANDING_WORDS } from './words'

/** One file of a batch: what became of it, why, and where that is found. */
export function FileLine({ file: { path, standing, reason, sourceId, numbers } }: { file: BatchFile }) {
  const { one, tone } = STANDING_WORDS[standing]
  const isOffer = standing === 'changed'
  const draft = sourceId && standing !== 'same' && `/incidents/import/${sourceId}${isOffer ? '/difference' : ''}`
  return (
    <li>
      <span className={styles.path}>{draft ? <Link href={draft}>{path}</Link> : path}</span>
      <span className={styles.became}>
        {numbers.map((number) => (
          <Link key={number} href={`/incidents/${number}`}>
            INC-{number}
          </Link>
        ))}
        <Tag tone={tone}>{one}</Tag>
      </span>
      {reason && <p className={styles.reason}>{reason}</p>}
    </li>
  )
}
