'use client'

import { Undo2 } from 'lucide-react'
import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { takeBackChange } from './mutations'
import styles from './review.module.css'

interface Props {
  importId: string
  ordinal: number
  change: { id: string; words: string }
}

/** What was done last, and the way back. */
export function TakeBack({ importId, ordinal, change }: Props) {
  const { result, formProps } = useSubmit(takeBackChange)
  return (
    <form {...formProps} className={styles.takeBack}>
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="ordinal" value={ordinal} />
      <input type="hidden" name="changeId" value={change.id} />
      <span role="status">{change.words}</span>
      <SubmitButton variant="plain" size="small" pending="Undoing">
        <Undo2 aria-hidden="true" /> Undo
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
