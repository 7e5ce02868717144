import styles from './strip.module.css'

export type StripVerdict = 'pass' | 'fail' | 'error'

const HEIGHT = { pass: 16, fail: 10, error: 6, none: 3 }
const STEP = 6

/** The last runs as small bars, oldest at the left; a pass is tall, a fail half, an error low, a place without a run a dot. */
export function Strip({ verdicts, slots = 12 }: { verdicts: readonly StripVerdict[]; slots?: number }) {
  const shown = verdicts.slice(-slots)
  const places = [...Array<'none'>(slots - shown.length).fill('none'), ...shown]
  const bars = (kind: keyof typeof HEIGHT) =>
    places.map((each, place) => (each === kind ? `M${place * STEP} 16v-${HEIGHT[kind]}h4v${HEIGHT[kind]}z` : '')).join('')
  return (
    <svg
      className={styles.strip}
      role="img"
      aria-label={inWords(shown)}
      width={slots * STEP - 2}
      height="16"
      viewBox={`0 0 ${slots * STEP - 2} 16`}
    >
      <path className={styles.pass} d={bars('pass')} />
      <path className={styles.fail} d={bars('fail')} />
      <path className={styles.error} d={bars('error')} />
      <path className={styles.none} d={bars('none')} />
    </svg>
  )
}

/** "last 5 runs: 3 pass, 2 fail; newest: pass" */
function inWords(verdicts: readonly StripVerdict[]): string {
  if (verdicts.length === 0) return 'no run yet'
  const counts = (['pass', 'fail', 'error'] as const)
    .map((verdict) => [verdict, verdicts.filter((each) => each === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
  return `last ${verdicts.length} runs: ${counts.join(', ')}; newest: ${verdicts.at(-1)}`
}
