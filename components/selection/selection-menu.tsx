'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from '@/components/ui/kbd'
import { useKey } from '@/components/ui/use-key'
import styles from './selection-menu.module.css'
import { TURNS, turnAddress, type Whereabouts } from './turn-address'

interface Passage extends Whereabouts {
  text: string
  top: number
  left: number
}

/** Selecting goes on while a hand moves. */
const PAUSE_MS = 200
const ROOM_PX = 420
/** What can be commented on besides sections. */
const PARTS = ['entry', 'cause', 'action', 'lesson'].map((part) => `li[id^="${part}-"]`).join()

/** Under the passage that is selected in an article: what it can be made into. */
export function SelectionMenu({ path }: { path: string }) {
  const [passage, setPassage] = useState<Passage | null>(selectedPassage)
  const menu = useRef<HTMLDivElement>(null)
  useKey('m', 'Make an entry, a cause or an action of the selected words', () => menu.current?.querySelector('a')?.focus())
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined
    const select = () => {
      if (menu.current?.contains(document.activeElement)) return
      clearTimeout(pause)
      pause = setTimeout(() => setPassage(selectedPassage()), PAUSE_MS)
    }
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && setPassage(null)
    document.addEventListener('selectionchange', select)
    document.addEventListener('keydown', leave)
    return () => {
      clearTimeout(pause)
      document.removeEventListener('selectionchange', select)
      document.removeEventListener('keydown', leave)
    }
  }, [])
  if (!passage) return null
  return createPortal(
    <div
      ref={menu}
      role="toolbar"
      aria-label="Make of the selected words"
      className={styles.menu}
      style={{ top: passage.top, left: passage.left }}
    >
      <span aria-hidden="true">
        <Kbd>M</Kbd> Make it a
      </span>
      {TURNS.filter(({ kind }) => kind !== 'comment' || passage.on).map(({ kind, label }) => (
        // Pressing a link would drop what is selected before it is followed.
        <Link
          key={kind}
          href={turnAddress(path, kind, passage.text, passage)}
          prefetch={false}
          onPointerDown={(event) => event.preventDefault()}
        >
          {label}
        </Link>
      ))}
    </div>,
    document.body,
  )
}

/** Words that are selected in the reading of an article; not those in a form, which has ways of its own. */
function selectedPassage(): Passage | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const around = range.commonAncestorContainer
  const element = around instanceof Element ? around : around.parentElement
  const text = selection.toString().trim()
  if (text === '' || !element?.closest('article') || element.closest('form, nav')) return null
  const section = element.closest('section[id^="section-"]')
  const box = range.getBoundingClientRect()
  const { scrollX, scrollY, innerWidth } = window
  return {
    text,
    from: section?.id.slice('section-'.length) ?? null,
    on: (section ?? element.closest(PARTS))?.id ?? null,
    top: box.bottom + scrollY + 8,
    left: Math.max(8, Math.min(box.left, innerWidth - ROOM_PX)) + scrollX,
  }
}
