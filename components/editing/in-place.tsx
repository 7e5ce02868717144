'use client'

import { Pencil } from 'lucide-react'
import { createContext, type MouseEvent, type ReactNode, use, useEffect, useRef, useState } from 'react'
import styles from './in-place.module.css'

const Close = createContext<() => void>(() => {})

const Open = createContext<() => void>(() => {})

/** Opens the form of the part around; for a menu that stands in what is shown. */
export const useOpen = () => use(Open)

/** Closes the form around; called by it when it is saved or left. */
export const useClose = () => use(Close)

/** Around a form that is opened otherwise than by <InPlace>: what closes it. */
export const Closing = ({ onClose, children }: { onClose: () => void; children: ReactNode }) => (
  <Close value={onClose}>{children}</Close>
)

interface Props {
  /** What `?edit=` names, which opens the form without JavaScript. */
  id: string
  /** What is edited, for the button: "the summary". */
  label: string
  /** Whether the address asks for the form. */
  startOpen: boolean
  /** How it reads … */
  view: ReactNode
  /** … and how it is edited. */
  form: ReactNode
  /** A button in words instead of a pencil that shows on hover. */
  words?: string
  className?: string | undefined
}

/** Something that is edited where it stands. */
export function InPlace({ id, label, startOpen, view, form, words, className }: Props) {
  const [isOpen, setOpen] = useState(startOpen)
  const button = useRef<HTMLAnchorElement>(null)
  const wasOpen = useRef(startOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [isOpen])
  const openForm = () => setOpen(true)
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openForm()
  }
  const close = () => {
    setOpen(false)
    dropFromAddress(id)
  }
  const href = `?edit=${encodeURIComponent(id)}`
  return (
    <div className={[styles.place, className].filter(Boolean).join(' ')} data-open={isOpen || undefined}>
      {isOpen ? (
        <Close value={close}>{form}</Close>
      ) : (
        <>
          {/* The pencil comes first so that, where there is no margin for it, the text flows around it. */}
          {!words && (
            <a
              ref={button}
              href={href}
              onClick={open}
              className={styles.edit}
              aria-label={`Edit ${label}`}
              title={`Edit ${label}`}
            >
              <Pencil aria-hidden="true" />
            </a>
          )}
          <Open value={openForm}>{view}</Open>
          {words && (
            <a ref={button} href={href} onClick={open} className={styles.words}>
              {words}
            </a>
          )}
        </>
      )}
    </div>
  )
}

function dropFromAddress(id: string) {
  const url = new URL(window.location.href)
  if (url.searchParams.get('edit') !== id) return
  url.searchParams.delete('edit')
  window.history.replaceState(window.history.state, '', url)
}
