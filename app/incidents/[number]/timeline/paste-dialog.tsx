'use client'

import dynamic from 'next/dynamic'
import type { MouseEvent } from 'react'
import { useUndo } from '@/components/editing/undo-place'
import { Dialog } from '@/components/ui/dialog'
import styles from './paste.module.css'
import type { PasteProps } from './paste-form'
import { takeBackPasted } from './paste-mutations'

const PasteForm = dynamic(() => import('./paste-form').then((module) => module.PasteForm))

/** Where many lines are pasted at once; what it adds can be taken back in one step. */
export function PasteDialog({ onClose, ...props }: PasteProps & { onClose: () => void }) {
  const offerUndo = useUndo()
  const done = (ids: string[]) => {
    const message = ids.length === 1 ? '1 entry added' : `${ids.length} entries added`
    offerUndo({ message, mutation: takeBackPasted, fields: { ids: ids.join(' ') } })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title="Paste into the timeline" size="wide">
      <PasteForm {...props} onAdded={done} />
    </Dialog>
  )
}

/** Ways to many entries at once, each a page of its own without JavaScript. */
export function OtherWays({ path, hasTimes, onOpen }: { path: string; hasTimes: boolean; onOpen: () => void }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  return (
    <p className={styles.ways}>
      <a href={`${path}/timeline/paste`} onClick={open}>
        Paste a chat or a log
      </a>
      {hasTimes && <a href={`${path}/timeline/shift`}>A clock was off</a>}
    </p>
  )
}
