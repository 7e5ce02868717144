import { Check, CircleDashed, CircleHelp, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './tag.module.css'

export type Tone = 'verified' | 'regressed' | 'awaiting' | 'unknown' | 'accent'

const SIGNS = { verified: Check, regressed: Undo2, awaiting: CircleDashed, unknown: CircleHelp, accent: null }

/** A short state in words, in the colour of its meaning. `sign` puts the shape of that meaning before it, so that colour is never alone. */
export function Tag({ tone = 'unknown', sign, children }: { tone?: Tone; sign?: boolean; children: ReactNode }) {
  const Sign = sign ? SIGNS[tone] : null
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {Sign && <Sign aria-hidden="true" />}
      {children}
    </span>
  )
}
