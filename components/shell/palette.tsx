'use client'

import { useEffect, useRef, useState } from 'react'
import { useKey } from '@/components/ui/use-key'
import styles from './palette.module.css'
import { onPaletteAsked, openPalette } from './palette-door'
import type { PaletteInside } from './palette-inside'
import type { ChooseTheme } from './theme-switch'

interface Props {
  mayWrite: boolean
  chooseTheme: ChooseTheme
}

/**
 * ⌘K / Ctrl-K: pages, things to do, incidents and actions by number or words. What it knows is loaded when it is first opened; what is
 * typed meanwhile is not lost. Without JavaScript the search page does the same.
 */
export function Palette({ mayWrite, chooseTheme }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const early = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [inside, setInside] = useState<{ Part: typeof PaletteInside; early: string } | null>(null)
  useKey('/', 'Search', openPalette)
  useEffect(() => onPaletteAsked(() => setOpen(true)), [])
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    if (!open) return dialog.current?.close()
    dialog.current?.showModal()
    // Where it cannot be had, the search page is asked.
    import('./palette-inside').then(
      ({ PaletteInside }) => setInside({ Part: PaletteInside, early: early.current?.value ?? '' }),
      () => location.assign('/search'),
    )
  }, [open])
  const close = () => {
    setOpen(false)
    setInside((was) => was && { ...was, early: '' })
  }
  return (
    <dialog ref={dialog} className={styles.palette} aria-label="Go to, do, find" closedby="any" onClose={close}>
      {open &&
        (inside ? (
          <inside.Part mayWrite={mayWrite} chooseTheme={chooseTheme} early={inside.early} close={close} />
        ) : (
          <input ref={early} className={styles.input} aria-label="Go to, do, find" />
        ))}
    </dialog>
  )
}
