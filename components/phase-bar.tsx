import type { CSSProperties } from 'react'
import { type Label, labelsFor, type Mark, type Phases } from '@/lib/incidents/phases'
import type { Told } from '@/lib/timeline/measures'
import styles from './phase-bar.module.css'
import { MarkTime } from './zone/mark-time'

/** One word each: five labels have to stand beside each other on a phone. */
const WORDS = {
  impact_started: 'impact',
  detected: 'detected',
  acknowledged: 'acked',
  mitigated: 'mitigated',
  resolved: 'resolved',
}

interface Props {
  phases: Phases
  /** How exactly each milestone's moment is known. */
  told: Told
}

/** The phases of an incident to scale, with every milestone's time under the border of its phase. */
export function PhaseBar({ phases, told }: Props) {
  const widths = phases.marks.map(({ milestone }) => labelWidth(milestone, told))
  const layouts = { wide: labelsFor(phases.marks, 560, widths), narrow: labelsFor(phases.marks, 316, widths) }
  return (
    <figure className={styles.figure}>
      <Bar phases={phases} className={styles.bar} />
      {(['wide', 'narrow'] as const).map((width) => (
        <div key={width} className={styles[width]}>
          <Marks marks={phases.marks} labels={layouts[width]} told={told} />
        </div>
      ))}
    </figure>
  )
}

/** About how many pixels a label takes: its time over its word, with a little air. */
function labelWidth(milestone: Mark['milestone'], told: Told): number {
  const { precision, isApproximate } = told[milestone] ?? { precision: 'minute', isApproximate: false }
  const letters = { second: 8, minute: 5, hour: 5, day: 6, unknown: 5 }[precision] + (isApproximate ? 1 : 0)
  return Math.max(letters * 7.7, WORDS[milestone].length * 6.4) + 10
}

/** The bar alone, small: for a list. */
export function MiniPhaseBar({ phases }: { phases: Phases }) {
  return <Bar phases={phases} className={styles.mini} />
}

function Bar({ phases, className }: { phases: Phases; className: string | undefined }) {
  return (
    <div className={className} aria-hidden="true">
      {phases.phases.map(({ since, from, to }) => (
        <i key={since} className={styles[since]} style={{ '--from': from, '--to': to } as CSSProperties} />
      ))}
    </div>
  )
}

function Marks({ marks, labels, told }: { marks: Mark[]; labels: Label[] | null; told: Told }) {
  const first = marks[0]?.at ?? null
  const texts = marks.map((mark) => (
    <MarkTime key={mark.milestone} mark={mark} first={first} told={told} word={WORDS[mark.milestone]} />
  ))
  // Where there is not room for all under the bar they stand as a list.
  if (!labels) return <div className={styles.list}>{texts}</div>
  return (
    <>
      <svg className={styles.leaders} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {marks.map(({ milestone, percent }, index) => (
          <path
            key={milestone}
            d={`M${percent} 0V3L${labels[index]?.percent ?? percent} 8V10`}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className={styles.labels}>
        {texts.map((text, index) => (
          <div
            key={text.key}
            className={styles[labels[index]?.edge ?? 'left']}
            style={{ '--at': labels[index]?.percent } as CSSProperties}
          >
            {text}
          </div>
        ))}
      </div>
    </>
  )
}
