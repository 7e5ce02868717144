'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button'
import styles from './dialog.module.css'

interface Props {
  open: boolean
  /** Called for every way out: Escape, the cross, a press beside it. */
  onClose: () => void
  title: ReactNode
  /** "wide" for something to read or compare. */
  size?: 'wide'
  children: ReactNode
}

/** A native modal dialog: the page behind it is inert, focus goes in and comes back. Its content exists only while it is open. */
export function Dialog({ open, onClose, title, size, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const node = dialog.current
    if (open && !node?.open) node?.showModal()
    if (!open && node?.open) node.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={[styles.dialog, size && styles[size]].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onClose={onClose}
      closedby="any"
    >
      {open && (
        <>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <div className={styles.body}>{children}</div>
          {/* Last, so that focus starts in the content. */}
          <IconButton label="Close" onClick={onClose} className={styles.close}>
            <X />
          </IconButton>
        </>
      )}
    </dialog>
  )
}
