'use client'

import { type ReactNode, useMemo, useRef, useState } from 'react'
import { AddItem } from './add-form'
import { BulkBar } from './bulk-bar'
import itemStyles from './items.module.css'
import { KINDS, type Kind } from './kinds'
import { Legend } from './legend'
import { carveItem, takeBackChange } from './mutations'
import styles from './review.module.css'
import { ItemRow } from './row'
import { SelectionBar, useSelected } from './selection-bar'
import { SourcePane, type SourceWindow } from './source-pane'
import { TakeBack } from './take-back'
import { useFollow } from './use-follow'
import { useReviewKeys } from './use-review-keys'
import { type Open, useWorkbench } from './use-workbench'
import type { Row } from './view'

interface Props {
  importId: string
  ordinal: number
  rows: Row[]
  source: SourceWindow
  /** The item whose form is open when the page comes. */
  edit: Open | null
  undo: { id: string; words: string } | null
  /** Doubts and facts. */
  children: ReactNode
}

/** The two sides. What is current on one is lit on the other; on a phone one side shows at a time. */
export function ReviewBench({ importId, ordinal, rows, source, edit, undo, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const place = { importId, ordinal }
  const { bench, shown, side, setSide, open, ticked, setTicked, problem, isPending, setCurrentId } = useWorkbench(
    place,
    rows,
    root,
    edit,
  )
  const [only, setOnly] = useState<Kind | null>(null)
  const selected = useSelected(root)
  const kinds = useMemo(() => new Map(shown.map(({ id, is }) => [id, is])), [shown])
  const makeSelected = (to: Kind) => {
    if (!selected || to === 'structure') return
    bench.run(carveItem, { start: String(selected.start), end: String(selected.end), to })
    document.getSelection()?.removeAllRanges()
  }
  useReviewKeys({
    bench,
    make: (to) => {
      if (selected) return makeSelected(to)
      const current = bench.currentId()
      const ids = ticked.size > 0 ? [...ticked] : current ? [current] : []
      if (ids.length > 0) bench.change(ids, to)
    },
    // What is still on its way is what was done last.
    takeBack: () => (isPending || undo) && bench.run(takeBackChange, { changeId: isPending ? 'last' : (undo?.id ?? 'last') }),
  })
  useFollow(root, { go: bench.go, onCurrent: setCurrentId })
  return (
    <div ref={root} className={styles.sides} data-side={side} data-only={only ?? undefined}>
      <div className={styles.tools}>
        <div className={styles.switch}>
          {(['draft', 'source'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
              {name === 'draft' ? 'What was understood' : 'Source'}
            </button>
          ))}
        </div>
        <Legend rows={shown} only={only} onChoose={setOnly} />
        {undo && <TakeBack {...place} change={undo} />}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
      <div className={styles.left}>
        <SourcePane shown={source} kinds={kinds} partHref={(part) => `?incident=${ordinal + 1}&part=${part + 1}`} />
      </div>
      <div data-draft="" className={styles.draft} aria-busy={isPending}>
        {children}
        <BulkBar {...place} count={ticked.size} onDone={() => setTicked(new Set())} />
        {KINDS.map(({ is, title }) => {
          const items = shown.filter((row) => row.is === is)
          const list = (
            <ol className={itemStyles.rows}>
              {items.map((row) => (
                <ItemRow
                  key={row.id}
                  row={row}
                  {...place}
                  whole={open?.id === row.id ? open.whole : null}
                  isTicked={ticked.has(row.id)}
                  bench={bench}
                />
              ))}
            </ol>
          )
          if (is === 'structure')
            return (
              items.length > 0 && (
                <details key={is} className={itemStyles.leftOut} data-group={is}>
                  <summary>
                    Left out: headings, labels and column heads that became structure <small>{items.length}</small>
                  </summary>
                  {list}
                </details>
              )
            )
          return (
            <section key={is} data-group={is}>
              <h2 className={styles.sideHead}>
                {title} <small>{items.length === 0 ? 'none in the document' : items.length}</small>
              </h2>
              {list}
              <AddItem {...place} to={is} />
            </section>
          )
        })}
      </div>
      {selected && <SelectionBar at={selected} onChoose={makeSelected} />}
    </div>
  )
}
