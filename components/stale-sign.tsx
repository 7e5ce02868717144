import { EyeOff } from 'lucide-react'
import styles from './stale-sign.module.css'

/** The shape of a proof that is out of date: nobody could look. With `words` where they do not stand beside it anyway. */
export function StaleSign({ words }: { words?: string }) {
  if (!words) return <EyeOff className={styles.sign} aria-hidden="true" />
  return (
    <span role="img" aria-label={words} title={words}>
      <EyeOff className={styles.sign} aria-hidden="true" />
    </span>
  )
}
