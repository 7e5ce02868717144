'use client'

import { useId } from 'react'
import styles from './paste.module.css'
import type { Reading, ShownEntry } from './paste-mutations'

/** What was understood of a paste: an entry a row, each with a box that says whether it is added. */
export function PasteReading({ reading, isOld }: { reading: Reading | null; isOld: boolean }) {
  const id = useId()
  return (
    <section className={styles.reading} aria-labelledby={id} aria-busy={isOld}>
      <h2 id={id} aria-live="polite">
        {reading
          ? `Understood as ${reading.entries.length === 1 ? '1 entry' : `${reading.entries.length} entries`}`
          : 'Understood as'}
      </h2>
      {!reading && (
        <p className={styles.none}>Messages out of a chat, an IRC log, lines of any log, or your own notes, a line a fact.</p>
      )}
      {reading && (
        <ol>
          {reading.entries.map((entry, index) => (
            <Row key={entry.id} entry={entry} index={index} />
          ))}
        </ol>
      )}
      {reading && reading.left.length > 0 && (
        <details className={styles.left}>
          <summary>
            {reading.left.length === 1 ? '1 passage is left out' : `${reading.left.length} passages are left out`}
          </summary>
          <pre>{reading.left.join('\n')}</pre>
        </details>
      )}
    </section>
  )
}

function Row({ entry, index }: { entry: ShownEntry; index: number }) {
  const id = useId()
  return (
    <li>
      <input id={id} type="checkbox" name="take[]" value={`${index} ${entry.id}`} defaultChecked />
      <label htmlFor={id}>
        <span className={styles.when}>{entry.when ?? 'No time: it stays behind the entry above'}</span>
        {entry.doubt && <em>{entry.doubt}</em>}
        {entry.milestone && <b>{entry.milestone}</b>}
        <span className={styles.words}>
          {entry.attributedTo && <i>{entry.attributedTo}: </i>}
          {entry.text}
        </span>
      </label>
    </li>
  )
}
