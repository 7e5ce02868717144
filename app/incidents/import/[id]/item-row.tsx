import { TriangleAlert } from 'lucide-react'
import type { DraftEntry } from '@/lib/importing/draft'
import { type Passage, whenFields, wordsOf } from '@/lib/importing/edit'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import { ItemForm } from './item-form'
import { KindForm } from './kind-form'
import styles from './review.module.css'

interface Props {
  passage: Passage
  importId: string
  ordinal: number
  was: string
  zone: string | null
  isDoubted: boolean
}

/** One passage: what it is, changed in one step; its words; and, opened, every field of it. */
export function ItemRow({ passage, importId, ordinal, was, zone, isDoubted }: Props) {
  const { id, is } = passage
  const text = wordsOf(passage)
  return (
    <li id={id} className={styles.row} data-item={id}>
      <KindForm importId={importId} ordinal={ordinal} itemId={id} is={is} />
      {is === 'structure' ? (
        <p className={styles.words}>{text}</p>
      ) : (
        <details>
          <summary>
            {isDoubted && <TriangleAlert aria-label="In doubt" className={styles.doubted} />}
            {is === 'entry' && <When entry={passage} zone={zone} />}
            {is === 'entry' && passage.milestone && <b>{MILESTONE_WORDS[passage.milestone]} </b>}
            <span className={styles.words}>{is === 'entry' ? passage.text : text}</span>
          </summary>
          <ItemForm
            item={passage}
            when={is === 'entry' ? whenFields(passage, zone) : null}
            importId={importId}
            ordinal={ordinal}
            was={was}
          />
        </details>
      )}
    </li>
  )
}

function When({ entry, zone }: { entry: DraftEntry; zone: string | null }) {
  const { day, clock } = whenFields(entry, zone)
  return <time className={styles.when}>{[day, clock].filter(Boolean).join(' ') || 'no time'}</time>
}
