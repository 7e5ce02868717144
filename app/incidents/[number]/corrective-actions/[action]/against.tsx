import { KIND_WORDS } from '@/lib/causes/rules'
import type { Cause } from '@/lib/causes/store'
import styles from './action.module.css'

/** The causes an action works against. */
export function Against({ causes, incidentNumber }: { causes: Cause[]; incidentNumber: number }) {
  if (causes.length === 0) return null
  return (
    <section aria-labelledby="against-title" className={styles.part}>
      <h2 id="against-title">Works against</h2>
      <ul>
        {causes.map(({ id, kind, text }) => (
          <li key={id} className={styles.cause}>
            <span>{KIND_WORDS[kind]}</span>
            <a href={`/incidents/${incidentNumber}#cause-${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
