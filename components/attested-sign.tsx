import { UserRoundCheck } from 'lucide-react'
import styles from './stale-sign.module.css'

/** The shape of what people vouch for, beside whatever is said of it: no machine has seen it. */
export function AttestedSign() {
  return (
    <span role="img" aria-label="attested by people" title="Attested by people, not proven by a machine">
      <UserRoundCheck className={styles.sign} aria-hidden="true" />
    </span>
  )
}
