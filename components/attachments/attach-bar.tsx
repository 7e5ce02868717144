'use client'

import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import styles from './attach-bar.module.css'
import { SendingList } from './sending-list'
import type { Sending } from './use-attaching'

interface Props {
  number: string
  sending: readonly Sending[]
  onFiles: (files: FileList) => void
}

/** The button that attaches files, and how far each is that is being sent. Without JavaScript it leads to the page that can. */
export function AttachBar({ number, sending, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.bar}>
      <noscript>
        <a href={`/incidents/${number}/attachments`}>Attach a file</a>
      </noscript>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          if (event.target.files) onFiles(event.target.files)
          event.target.value = ''
        }}
      />
      <Button variant="quiet" size="small" className={styles.button} onClick={() => input.current?.click()}>
        <Paperclip /> Attach files
      </Button>
      <span className={styles.hint}>or drop and paste them here</span>
      <SendingList sending={sending} />
    </div>
  )
}
