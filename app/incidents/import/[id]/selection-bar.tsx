'use client'

import { type RefObject, useEffect, useState } from 'react'
import { KINDS } from './kinds'
import styles from './source.module.css'

/** A stretch of the decoded text that is selected, and where on the screen it ends. */
export interface Selected {
  start: number
  end: number
  left: number
  top: number
}

/** What is selected in the source, while it is. */
export function useSelected(root: RefObject<HTMLElement | null>): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    const look = () => setSelected(root.current ? readSelection(root.current) : null)
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [root])
  return selected
}

function readSelection(root: HTMLElement): Selected | null {
  const selection = document.getSelection()
  const source = root.querySelector('[data-source]')
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !source) return null
  const range = selection.getRangeAt(0)
  if (!source.contains(range.commonAncestorContainer) || selection.toString().trim() === '') return null
  const touched = [...source.querySelectorAll<HTMLElement>('[data-at]')].filter((one) => range.intersectsNode(one))
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return null
  const start = Number(first.dataset.at) + (first.contains(range.startContainer) ? range.startOffset : 0)
  const isInLast = last.contains(range.endContainer) && range.endContainer.nodeType === Node.TEXT_NODE
  const end = Number(last.dataset.at) + (isInLast ? range.endOffset : (last.textContent ?? '').length)
  if (end <= start) return null
  const { left, bottom } = range.getBoundingClientRect()
  return {
    start,
    end,
    left: Math.max(8, Math.min(left, window.innerWidth - 420)),
    top: Math.min(bottom + 6, window.innerHeight - 60),
  }
}

/** Beside what is selected: what it can be made. */
export function SelectionBar({ at, onChoose }: { at: Selected; onChoose: (to: (typeof KINDS)[number]['is']) => void }) {
  return (
    <div
      className={styles.selectionBar}
      role="toolbar"
      aria-label="Make the selected text"
      style={{ left: at.left, top: at.top }}
    >
      <span>Make it</span>
      {KINDS.filter(({ is }) => is !== 'structure').map(({ is, label, key }) => (
        // The press must not take the selection away before it is read.
        <button
          key={is}
          type="button"
          data-kind={is}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(is)}
        >
          {label} <kbd>{key.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  )
}
