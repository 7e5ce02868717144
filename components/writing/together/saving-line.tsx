import { useEffect, useState, useSyncExternalStore } from 'react'
import styles from './saving-line.module.css'
import { savingWords } from './saving-words'
import type { Saving } from './session'

interface Props {
  saving: Saving
  /** Who writes here too. */
  names: readonly string[]
}

const TICK_MS = 1_000

/** Whether what is typed is safe, and where; and with whom one writes. */
export function SavingLine({ saving, names }: Props) {
  const [now, setNow] = useState(() => Date.now())
  const isOnline = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  )
  const isAged = saving.kind === 'saved' && saving.at !== null
  useEffect(() => {
    if (!isAged) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [isAged])
  return (
    <span className={styles.line}>
      {names.length > 0 && <span className={styles.names}>with {list(names)}</span>}
      <span className={styles.state} data-kind={saving.kind} role={saving.kind === 'unsaved' ? 'alert' : undefined}>
        {savingWords(saving, now, isOnline)}
      </span>
    </span>
  )
}

function watchNetwork(changed: () => void): () => void {
  const end = new AbortController()
  for (const event of ['online', 'offline']) window.addEventListener(event, changed, { signal: end.signal })
  return () => end.abort()
}

const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')
