import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { Severity } from '@/components/ui/severity'
import { Strip } from '@/components/ui/strip'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'
import styles from './table.module.css'

/** The same actions as lines: denser, and with what a card has no room for. On a phone each line folds into a block. */
export function Table({ cards }: { cards: CardView[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">Incident</th>
          <th scope="col">Type</th>
          <th scope="col">Owner</th>
          <th scope="col">Due</th>
          <th scope="col">Proof</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Line key={card.number} card={card} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ card: { number, title, state, incident, type, owner, due, proof, verdicts } }: { card: CardView }) {
  const href = `/incidents/${incident.number}/corrective-actions/${number}`
  return (
    <tr>
      <td className={`mono ${styles.number}`}>{formatActionNumber(number)}</td>
      <th scope="row" className={styles.title}>
        <Link href={href}>{title}</Link>
      </th>
      <td>
        <ActionStateTag state={state} />
      </td>
      <td className={styles.incident}>
        <Link href={`/incidents/${incident.number}`} title={incident.title} className="mono">
          INC-{incident.number}
        </Link>{' '}
        {incident.severity && <Severity value={incident.severity} />}
      </td>
      <td>{type ?? <span className={styles.none}>no type</span>}</td>
      <td>{owner ?? <span className={styles.none}>no owner</span>}</td>
      <td className={due?.isLate ? styles.late : undefined}>
        {due?.words.replace(/^due /, '') ?? <span className={styles.none}>–</span>}
      </td>
      <td className={styles.proof}>
        {verdicts && <Strip verdicts={verdicts} />}
        <span className={styles[proof.tone]}>{proof.words}</span>
      </td>
    </tr>
  )
}
