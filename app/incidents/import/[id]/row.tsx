'use client'

import { Ellipsis, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { RowMenu } from '@/components/editing/row-menu'
import { ItemForm } from './item-form'
import styles from './items.module.css'
import { KINDS, LABELS } from './kinds'
import type { Workbench } from './use-workbench'
import type { Row, Whole } from './view'

interface Props {
  row: Row
  importId: string
  ordinal: number
  /** Its form is open with this. */
  whole: Whole | null
  isTicked: boolean
  /** The same from one render to the next. */
  bench: Workbench
}

/** One item: what it is, changed in one step; its words; and, opened, every field of it. */
export const ItemRow = memo(function ItemRow({ row, importId, ordinal, whole, isTicked, bench }: Props) {
  const { id, is } = row
  const canOpen = is !== 'structure'
  const called = (row.title ?? row.words).slice(0, 60)
  return (
    <li id={id} className={styles.row} data-item={id} data-kind={is}>
      <input
        type="checkbox"
        name="items[]"
        value={id}
        form="bulk"
        aria-label={`Tick “${called}”`}
        checked={isTicked}
        onChange={() => {}}
        onClick={(event) => bench.tick(id, event.currentTarget.checked, event.shiftKey)}
      />
      <a
        href={canOpen ? `?incident=${ordinal + 1}&edit=${id}#${id}` : `#${id}`}
        data-open={id}
        className={styles.line}
        aria-expanded={canOpen ? whole !== null : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return
          event.preventDefault()
          if (canOpen) bench.toggle(id)
        }}
      >
        {row.isDoubted && <TriangleAlert role="img" aria-label="In doubt" className={styles.doubted} />}
        {row.time && <time className={styles.when}>{row.time}</time>}
        <span className={styles.words}>
          {row.title && <b>{`${row.title}\n`}</b>}
          {row.words}
        </span>
        {row.facts && <small className={styles.facet}>{row.facts}</small>}
      </a>
      <RowMenu
        label={`${LABELS[is]}: change what “${called}” is`}
        title="What this is"
        trigger={
          <span className={styles.chip}>
            {LABELS[is]} <Ellipsis aria-hidden="true" />
          </span>
        }
        items={() => [
          ...KINDS.filter((kind) => kind.is !== is).map((kind) => ({
            label: `${kind.is === 'structure' ? 'Leave out' : `Make it: ${kind.label}`} (${kind.key.toUpperCase()})`,
            onSelect: () => bench.change([id], kind.is),
          })),
          { label: 'Merge with the next (M)', onSelect: () => bench.mergeNext(id) },
          { label: 'Show in the source', onSelect: () => bench.showSource(id) },
        ]}
      />
      {whole && (
        <div ref={focusFirst} className={styles.editor}>
          <ItemForm
            item={whole.item}
            when={whole.when}
            was={whole.was}
            importId={importId}
            ordinal={ordinal}
            onSaved={() => bench.saved(id)}
          />
        </div>
      )}
    </li>
  )
})

/** Whoever opens a form wants to write in it. */
const focusFirst = (editor: HTMLElement | null) =>
  editor?.querySelector<HTMLElement>('textarea, select, input:not([type=hidden])')?.focus({ preventScroll: true })
