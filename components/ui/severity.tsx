import styles from './severity.module.css'

export type SeverityValue = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | 'SEV5'

/** The class of impact as a small plate: the worse, the stronger. Null where nobody has said. */
export function Severity({ value }: { value: SeverityValue | null }) {
  if (value === null)
    return (
      <span className={`${styles.severity} ${styles.unsaid}`} title="No severity stated">
        <span aria-hidden="true">SEV–</span>
        <span className="unseen">no severity stated</span>
      </span>
    )
  return <span className={`${styles.severity} ${styles[value]}`}>{value}</span>
}
