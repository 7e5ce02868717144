import type { Piece } from '@/lib/revisions/word-diff'
import styles from './word-diff.module.css'

/** What became of a text: what was taken out struck through, what came in marked. Told by shape and words too, not by colour alone. */
export function WordDiff({ label, pieces }: { label: string; pieces: Piece[] }) {
  let at = 0
  return (
    <section className={styles.diff}>
      <b>{label}</b>
      <p>
        {pieces.map(({ kind, text }) => {
          const key = at
          at += 1
          if (kind === 'added') return <ins key={key}>{text}</ins>
          if (kind === 'removed') return <del key={key}>{text}</del>
          if (kind === 'left_out')
            return (
              <span key={key} className={styles.leftOut} title="The same as before">
                {' '}
                …{' '}
              </span>
            )
          return <span key={key}>{text}</span>
        })}
      </p>
    </section>
  )
}
