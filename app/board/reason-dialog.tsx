'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { type ActionState, formatActionNumber, STATE_WORDS } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'
import styles from './reason-dialog.module.css'

interface Props {
  asked: { card: CardView; to: ActionState } | null
  onSend: (card: CardView, to: ActionState, because: string) => void
  onClose: () => void
}

/** Taking a verified action up again gives up a protection that holds, so it wants a reason first. */
export function ReasonDialog({ asked, onSend, onClose }: Props) {
  const [because, setBecause] = useState('')
  const close = () => {
    setBecause('')
    onClose()
  }
  return (
    <Dialog open={asked !== null} onClose={close} title={asked ? `Take ${formatActionNumber(asked.card.number)} up again` : ''}>
      {asked && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!because.trim()) return
            onSend(asked.card, asked.to, because)
            setBecause('')
          }}
        >
          <p>
            Its checks prove this action. Moved to {STATE_WORDS[asked.to].toLowerCase()} it no longer counts as a protection,
            until it is done and proven again.
          </p>
          <Field label="Why" name="because">
            <TextArea value={because} onChange={(event) => setBecause(event.target.value)} required autoFocus />
          </Field>
          <div className={styles.buttons}>
            <Button type="submit" variant="main">
              Take up again
            </Button>
            <Button onClick={close}>Leave it verified</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
