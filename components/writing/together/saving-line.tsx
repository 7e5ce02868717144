import styles from './saving-line.module.css'
import type { Saving } from './session'

interface Props {
  saving: Saving
  /** Who writes here too. */
  names: readonly string[]
}

/** Whether what is typed is safe, and where; and with whom one writes. */
export function SavingLine({ saving, names }: Props) {
  return (
    <span className={styles.line}>
      {names.length > 0 && <span className={styles.names}>with {list(names)}</span>}
      <span className={styles.state} data-kind={saving.kind} role={saving.kind === 'unsaved' ? 'alert' : undefined}>
        {wordsOf(saving)}
      </span>
    </span>
  )
}

const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')

function wordsOf(saving: Saving): string {
  if (saving.kind === 'opening') return 'Opening…'
  if (saving.kind === 'saving') return 'Saving…'
  if (saving.kind === 'saved') {
    const at = saving.at === null ? 'Saved' : `Saved ${clock(saving.at)}`
    return saving.isHeard ? at : `${at}; others are not heard now`
  }
  const { changes, why, isKept } = saving
  if (changes === 0) return `It cannot be opened: ${why}.`
  const kept = `${changes === 1 ? '1 change is' : `${changes} changes are`} kept in this browser`
  return `NOT saved: ${why}. ${isKept ? `${kept} until then.` : 'Do not close this page.'}`
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
