'use client'

import { Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from './button'
import { SubmitButton } from './submit-button'
import styles from './undo.module.css'

interface Props {
  /** What was done: "Entry deleted". */
  message: string
  /** The mutation that takes it back, as a form action, and the fields it needs. */
  action: (form: FormData) => void | Promise<void>
  fields: Record<string, string>
  /** Called when it was closed or its time is over; stop rendering it then. */
  onClose: () => void
}

const SHOWN_MS = 20_000

/** A note at the foot of the page with a button that takes back what was just done. Its time stands still while it is pointed at or focused. */
export function Undo({ message, action, fields, onClose }: Props) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onClose, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, onClose])
  return createPortal(
    <div
      role="status"
      className={styles.undo}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{message}</span>
      <form action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton variant="plain" size="small" pending="Undoing">
          <Undo2 /> Undo
        </SubmitButton>
      </form>
      <IconButton label="Close" size="small" onClick={onClose}>
        <X />
      </IconButton>
    </div>,
    document.body,
  )
}
