import { Check, Circle, CircleDashed, Minus, Undo2 } from 'lucide-react'
import type { Cause } from '@/lib/causes/store'
import { COVERAGE_KINDS, type Coverage, type CoverageCell, formatActionNumber, STATE_WORDS } from '@/lib/corrective-actions/rules'
import styles from './cover.module.css'

const SIGNS = { none: Minus, planned: Circle, done: CircleDashed, verified: Check, regressed: Undo2 }

const WORDS: Record<CoverageCell, string> = {
  none: 'nothing',
  planned: 'planned',
  done: 'done, awaiting proof',
  verified: 'verified',
  regressed: 'regressed',
}

interface Props {
  cover: Coverage
  actions: Cause['actions']
  articleHref: string
}

/** How far actions cover a cause: one cell each for preventing it, noticing it and softening it. A cell leads to its action. */
export function Cover({ cover, actions, articleHref }: Props) {
  return (
    <ul className={styles.cover} aria-label="Coverage">
      {COVERAGE_KINDS.map((kind) => {
        const own = actions.filter((action) => action.type === kind && action.state !== 'waived')
        const title = `${kind}: ${WORDS[cover[kind]]}${own.map((action) => `\n${formatActionNumber(action.number)} ${STATE_WORDS[action.state].toLowerCase()}: ${action.title}`).join('')}`
        const Sign = SIGNS[cover[kind]]
        const inside = (
          <>
            <Sign aria-hidden="true" />
            {kind}
            <span className="unseen">: {WORDS[cover[kind]]}</span>
          </>
        )
        return (
          <li key={kind} data-cell={cover[kind]} title={title}>
            {own[0] ? <a href={`${articleHref}#action-${own[0].number}`}>{inside}</a> : <span>{inside}</span>}
          </li>
        )
      })}
    </ul>
  )
}
