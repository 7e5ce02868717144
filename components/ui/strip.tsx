import styles from './strip.module.css'

export type StripVerdict = 'pass' | 'fail' | 'error'

// A run of bars of one kind is one dashed line as thick as they are high: thousands of strips stand on a board.
const HEIGHT = { pass: 16, fail: 10, error: 6, none: 3 }
const STEP = 6

/** The last runs as small bars, oldest at the left; a pass is tall, a fail half, an error low, a place without a run a dot. */
export function Strip({ verdicts, slots = 12 }: { verdicts: readonly StripVerdict[]; slots?: number }) {
  const shown = verdicts.slice(-slots)
  const places = [...Array<'none'>(slots - shown.length).fill('none'), ...shown]
  return (
    <svg
      className={styles.strip}
      role="img"
      aria-label={inWords(shown)}
      width={slots * STEP - 2}
      height="16"
      viewBox={`0 0 ${slots * STEP - 2} 16`}
    >
      {runsOf(places).map(({ kind, from, to }) => (
        <path key={from} className={styles[kind]} d={`M${from * STEP} ${16 - HEIGHT[kind] / 2}H${to * STEP}`} />
      ))}
    </svg>
  )
}

interface RunOfBars {
  kind: keyof typeof HEIGHT
  from: number
  /** The first place after it. */
  to: number
}

function runsOf(places: readonly RunOfBars['kind'][]): RunOfBars[] {
  const runs: RunOfBars[] = []
  for (const [from, kind] of places.entries()) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.to = from + 1
    else runs.push({ kind, from, to: from + 1 })
  }
  return runs
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
