'use client'

import { KINDS, type Kind } from './kinds'
import styles from './review.module.css'
import type { Row } from './view'

interface Props {
  rows: Row[]
  only: Kind | null
  onChoose: (only: Kind | null) => void
}

/** What the colours say, with how many there are; pressing one shows only those. */
export function Legend({ rows, only, onChoose }: Props) {
  const counts = new Map<Kind, number>()
  for (const { is } of rows) counts.set(is, (counts.get(is) ?? 0) + 1)
  return (
    <fieldset className={styles.legend}>
      <legend className="unseen">Show only</legend>
      {KINDS.map(({ is, label }) => (
        <button
          key={is}
          type="button"
          data-kind={is}
          aria-pressed={only === is}
          onClick={() => onChoose(only === is ? null : is)}
        >
          {label} <small>{counts.get(is) ?? 0}</small>
        </button>
      ))}
    </fieldset>
  )
}
