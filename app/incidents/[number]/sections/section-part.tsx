import { AudienceMark } from '@/components/audience'
import { Prose } from '@/components/prose'
import type { Thread } from '@/lib/comments/list.store'
import type { Section } from '@/lib/sections/store'
import { asksFor } from '@/lib/sections/template'
import { hintsOfBlame } from '@/lib/wording/blameless'
import { Below } from '../comments/below'
import { layOut } from '../comments/load'
import { InPlace, SectionForm } from '../for-writers'
import styles from './sections.module.css'

interface Props {
  section: Section
  mayWrite: boolean
  /** Who looks at it. */
  memberId: string
  edit: string | undefined
  /** The number of the incident, and what is said of the section. */
  number: number
  threads: readonly Thread[]
  /** The summary opens the article: larger, and without a heading over it. */
  isLede?: boolean
}

/** One section as it reads, and where one may write as it is edited. An empty one is shown only to those who could fill it. */
export async function SectionPart({ section, mayWrite, memberId, edit, number, threads, isLede = false }: Props) {
  const { id, version, title, body, key, audience } = section
  const isEmpty = body.trim() === ''
  if (isEmpty && !mayWrite) return null
  const ask = asksFor(key)
  const hints = edit === id ? hintsOfBlame(body, { names: [], isCause: false }) : []
  const laidOut = await layOut(body, threads)
  const view = isEmpty ? <p className={styles.ask}>{ask ?? 'Nothing is written here yet.'}</p> : <Prose html={laidOut.html} />
  return (
    <section
      id={`section-${key}`}
      className={[styles.section, isLede && styles.lede, isEmpty && styles.empty].filter(Boolean).join(' ')}
    >
      <h2 className={isLede ? 'unseen' : undefined}>
        {title}
        {!isLede && <AudienceMark audience={audience} />}
      </h2>
      {isLede && <AudienceMark audience={audience} />}
      {mayWrite ? (
        <InPlace
          id={id}
          label={`“${title}”`}
          startOpen={edit === id}
          view={view}
          form={
            <SectionForm
              id={id}
              version={version}
              title={title}
              body={body}
              audience={audience}
              ask={ask}
              hints={hints}
              memberId={memberId}
            />
          }
          {...(isEmpty && { words: isLede ? 'Write the summary' : 'Write' })}
        />
      ) : (
        view
      )}
      <Below threads={laidOut.threads} number={number} section={key} mayWrite={mayWrite && !isEmpty} />
    </section>
  )
}
