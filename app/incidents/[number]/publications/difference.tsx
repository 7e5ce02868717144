import { LineDiff } from '@/components/line-diff'
import type { MemberActor } from '@/lib/access/actor'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { type Preview, previewPublication } from '@/lib/publishing/look'
import styles from './publications.module.css'
import { PublishForm } from './publish-forms'

interface Props {
  actor: MemberActor
  number: number
  repositoryId: string
}

/** What publishing would change in the file as it stands in the repository now, and the button that does it. */
export async function Difference({ actor, number, repositoryId }: Props) {
  const preview = await previewPublication(actor, number, repositoryId).catch((error) => {
    if (error instanceof Invalid || error instanceof NotFound) return error.message
    throw error
  })
  if (typeof preview === 'string')
    return (
      <section id="difference" className={styles.difference} aria-label="Difference">
        <p role="alert" className={styles.problem}>
          {preview}
        </p>
      </section>
    )
  return (
    <section id="difference" className={styles.difference} aria-label="Difference">
      <h2>{WORDS[preview.kind]}</h2>
      <p className={styles.where}>
        <code>{preview.path}</code>
      </p>
      {preview.kind === 'changed_there' && (
        <p role="alert" className={styles.problem}>
          Somebody changed this file in the repository. Publishing takes the lines marked − away, theirs among them.
        </p>
      )}
      {preview.isHidden && preview.kind !== 'unchanged' && (
        <p className={styles.note}>
          The lines are shown to the people of this incident alone: what stands there may hold what is restricted to them since.
        </p>
      )}
      <PublishForm number={number} repositoryId={repositoryId} kind={preview.kind} seen={preview.seen} />
      <LineDiff lines={preview.lines} isNew={preview.kind === 'new'} />
    </section>
  )
}

const WORDS: Record<Preview['kind'], string> = {
  new: 'A new file',
  changed: 'What would change',
  unchanged: 'Nothing would change',
  changed_there: 'The file was changed there',
}
