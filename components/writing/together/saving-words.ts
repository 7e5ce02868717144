import type { Saving } from './session'

/** Whether what is typed is safe, and where, as it is at a moment. */
export function savingWords(saving: Saving, now: number, isOnline: boolean): string {
  if (saving.kind === 'opening') return 'Opening…'
  if (saving.kind === 'saving') return 'Saving…'
  if (saving.kind === 'saved') {
    const at = saving.at === null ? 'Saved' : `Saved ${ago(saving.at, now)}`
    return saving.isHeard ? at : `${at}; others are not heard now`
  }
  const { changes, isKept } = saving
  const why = isOnline ? saving.why : 'offline'
  if (changes === 0) return `It cannot be opened: ${why}.`
  const kept = `${changes === 1 ? '1 change' : `${changes} changes`} kept in this browser`
  return `NOT saved: ${why}${isKept ? `, ${kept}` : ''}.${isKept ? '' : ' Do not close this page.'}`
}

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** How long ago, and after an hour when: nobody counts on. */
function ago(at: number, now: number): string {
  const ms = Math.max(0, now - at)
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s ago`
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`
  return `at ${new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}
