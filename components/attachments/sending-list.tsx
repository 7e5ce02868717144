import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/button'
import styles from './sending-list.module.css'
import type { Sending } from './use-attaching'

/** How far each file is that is being sent, or why it could not be. */
export function SendingList({ sending }: { sending: readonly Sending[] }) {
  return sending.map(({ key, name, gone, problem, end }) => (
    <div key={key} className={styles.one} role={problem ? 'alert' : undefined}>
      <span className={styles.name}>{name}</span>
      {problem ? (
        <span className={styles.problem}>{problem}</span>
      ) : (
        <progress max={1} value={gone} aria-label={`Sending ${name}`} />
      )}
      <IconButton label={problem ? 'Close' : `Stop sending ${name}`} size="small" onClick={end}>
        <X />
      </IconButton>
    </div>
  ))
}
