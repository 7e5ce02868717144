import { FileArchive, FileText } from 'lucide-react'
import { CopyCode } from '@/components/ui/copy-code'
import { Picture } from '@/components/ui/picture'
import { addressOf, pathOf } from '@/lib/attachments/address'
import { sizeWords } from '@/lib/attachments/size'
import type { Attachment } from '@/lib/attachments/store'
import { isPictureName, typeOf } from '@/lib/attachments/types'
import type { Use } from '@/lib/attachments/uses.store'
import { momentWords } from '@/lib/timeline/time'
import styles from './attachments.module.css'
import { DeleteAttachment } from './delete-attachment'

interface Props {
  attachment: Attachment
  uses: readonly Use[]
  number: number
  mayWrite: boolean
  zone: string
}

/** One file: how it looks or what it is, where it is used, and how a text names it. */
export function OneAttachment({ attachment, uses, number, mayWrite, zone }: Props) {
  const { id, name, mediaType, bytes, width, height, addedBy, createdAt } = attachment
  const isPicture = isPictureName(name)
  const link = isPicture ? `![${name.replace(/\.[^.]*$/, '')}]` : `[${name}]`
  const Icon = typeOf(mediaType)?.as === 'text' ? FileText : FileArchive
  return (
    <article className={styles.one} aria-labelledby={id}>
      <div className={styles.look} aria-hidden="true">
        {isPicture ? (
          <Picture src={pathOf(attachment)} alt="" loading="lazy" width={width ?? undefined} height={height ?? undefined} />
        ) : (
          <Icon />
        )}
      </div>
      <div className={styles.facts}>
        <h2 id={id}>
          <a href={pathOf(attachment)}>{name}</a>
        </h2>
        <p className={styles.what}>
          {[sizeWords(bytes), width && height && `${width} × ${height}`, mediaType].filter(Boolean).join(' · ')}
        </p>
        <p className={styles.what}>
          <time dateTime={createdAt.toISOString()}>{momentWords(createdAt, zone)}</time>
          {addedBy && ` by ${addedBy.name}`}
        </p>
        <p className={styles.what}>
          {uses.length === 0
            ? 'Not used in a text yet.'
            : uses.map(({ words, anchor }, index) => (
                <span key={`${anchor} ${words}`}>
                  {index === 0 ? 'Used in ' : ', '}
                  <a href={`/incidents/${number}#${anchor}`}>{words}</a>
                </span>
              ))}
        </p>
        {mayWrite && <CopyCode label={`${name} as Markdown`} code={`${link}(${addressOf(attachment)})`} />}
      </div>
      {mayWrite && <DeleteAttachment id={id} name={name} />}
    </article>
  )
}
