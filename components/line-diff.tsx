import type { DiffLine } from '@/lib/publishing/lines'
import styles from './line-diff.module.css'

const SIGNS = { added: '+', removed: '−', same: ' ', gap: '…' }

/** A file before and after, line by line. `isNew`: all of it is new, so nothing has to stand out. */
export function LineDiff({ lines, isNew = false }: { lines: readonly DiffLine[]; isNew?: boolean }) {
  if (lines.length === 0) return null
  let at = 0
  return (
    <pre className={styles.lines} data-new={isNew || undefined}>
      {lines.map(({ kind, text }) => {
        at += 1
        const content = `${SIGNS[kind]} ${text}\n`
        if (kind === 'added') return <ins key={at}>{content}</ins>
        if (kind === 'removed') return <del key={at}>{content}</del>
        return (
          <span key={at} className={kind === 'gap' ? styles.gap : undefined}>
            {content}
          </span>
        )
      })}
    </pre>
  )
}
