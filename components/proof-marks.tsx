import { wordProof } from '@/lib/incidents/proof-words'
import styles from './proof-marks.module.css'

/** From what is proven to what is owed; a waived action owes nothing. */
const ORDER = ['verified', 'regressed', 'done', 'in_progress', 'open', 'waived'] as const
const HEIGHTS = { verified: 14, regressed: 14, done: 10, in_progress: 6, open: 4, waived: 4 }
const SHOWN = 12

/** The actions of an incident as one small bar each: tall and green is proven, tall and red regressed, low still owed. */
export function ProofMarks({ actions }: { actions: Partial<Record<string, number>> }) {
  const words = wordProof(actions)
  if (!words) return null
  const bars = ORDER.flatMap((state) => Array<(typeof ORDER)[number]>(actions[state] ?? 0).fill(state)).slice(0, SHOWN)
  return (
    <svg className={styles.marks} role="img" aria-label={words} width={bars.length * 6 - 2} height="14">
      <title>{words}</title>
      {ORDER.map((state) => (
        <path
          key={state}
          className={styles[state]}
          d={bars.map((each, place) => (each === state ? bar(place, HEIGHTS[state]) : '')).join('')}
        />
      ))}
    </svg>
  )
}

const bar = (place: number, height: number) => `M${place * 6} 14v-${height}h4v${height}z`
