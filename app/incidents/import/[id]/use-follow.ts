'use client'

import { type RefObject, useEffect, useRef } from 'react'

interface Follow {
  /** A passage of the source, or a link to an item, was pressed. */
  go: (id: string) => void
  /** Something of an item has the focus. */
  onCurrent: (id: string) => void
}

/** Listens on the whole instead of on thousands of passages. */
export function useFollow(root: RefObject<HTMLElement | null>, { go, onCurrent }: Follow): void {
  const latest = useRef({ go, onCurrent })
  useEffect(() => {
    latest.current = { go, onCurrent }
  })
  useEffect(() => {
    const element = root.current
    if (!element) return
    const press = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const link = target?.closest('a[href^="#"]')?.getAttribute('href')?.slice(1)
      const passage = target?.closest('[data-source] mark') && document.getSelection()?.isCollapsed !== false
      const id = link ?? (passage ? target?.closest<HTMLElement>('[data-item]')?.dataset.item : undefined)
      if (!id || !element.querySelector(`[data-open="${CSS.escape(id)}"]`)) return
      event.preventDefault()
      latest.current.go(id)
    }
    const focus = (event: FocusEvent) => {
      const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]')?.dataset.item : undefined
      if (id) latest.current.onCurrent(id)
    }
    element.addEventListener('click', press)
    element.addEventListener('focusin', focus)
    return () => {
      element.removeEventListener('click', press)
      element.removeEventListener('focusin', focus)
    }
  }, [root])
}
