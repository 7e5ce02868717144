'use client'

import { type ReactNode, useActionState } from 'react'
import styles from '@/components/difference/difference.module.css'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { takeChanges } from './mutations'

/** The boxes of all changes, and the button that takes what is ticked. */
export function TakeForm({ id, hasChanges, children }: { id: string; hasChanges: boolean; children: ReactNode }) {
  const [result, action] = useActionState(takeChanges, null)
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="changes[]" value="" />
      {children}
      <FormMessage result={result} />
      <div className={styles.foot}>
        <SubmitButton pending="Taking">{hasChanges ? 'Take what is ticked' : 'Nothing to take: settle it'}</SubmitButton>
        <p>What is not ticked stays as it is here, and is not offered again. Revisions keep what gives way.</p>
      </div>
    </form>
  )
}
