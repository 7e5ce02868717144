'use client'

import { TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '@/components/ui/button'
import styles from './problem.module.css'

const SHOWN_MS = 15_000

/** Why a move was refused, at the foot of the page; read out at once. */
export function Problem({ message, onClose }: { message: string; onClose: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS + message.length * 40)
    return () => clearTimeout(timer)
  }, [message, onClose])
  return createPortal(
    <div role="alert" className={styles.problem}>
      <TriangleAlert aria-hidden="true" />
      <p>{message}</p>
      <IconButton label="Close" size="small" onClick={onClose}>
        <X />
      </IconButton>
    </div>,
    document.body,
  )
}
