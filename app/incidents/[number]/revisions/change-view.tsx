import { WordDiff } from '@/components/word-diff'
import { wordDiff } from '@/lib/revisions/word-diff'
import type { FieldChange } from './describe'
import styles from './revisions.module.css'

/** What became of one field: a text word by word, a fact as old and new. What is all new has nothing that stands out. */
export function ChangeView({ change: { label, isText, before, after }, isFirst }: { change: FieldChange; isFirst: boolean }) {
  if (isText) return <WordDiff label={label} pieces={isFirst ? [{ kind: 'same', text: after }] : wordDiff(before, after)} />
  return (
    <p className={styles.fact}>
      <span>{label}</span> {before && <del>{before}</del>} {isFirst ? after : after ? <ins>{after}</ins> : <i>cleared</i>}
    </p>
  )
}
