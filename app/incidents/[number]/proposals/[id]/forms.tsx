'use client'

import type { ReactNode } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { accept, dismiss, reopen, settleFile } from './mutations'
import styles from './proposal.module.css'

interface One {
  number: number
  id: string
  version: number
}

const Which = ({ number, id, version }: One) => (
  <>
    <input type="hidden" name="number" value={number} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={version} />
  </>
)

/** The boxes of all changes, and the button that takes what is ticked. */
export function AcceptForm({ count, children, ...one }: One & { count: number; children: ReactNode }) {
  const { result, formProps } = useSubmit(accept)
  return (
    <form {...formProps}>
      <Which {...one} />
      <input type="hidden" name="changes[]" value="" />
      {children}
      <FormMessage result={result} />
      <div className={styles.foot}>
        <SubmitButton variant="main" pending="Taking it over">
          {count === 1 ? 'Take it over' : 'Take over what is ticked'}
        </SubmitButton>
        <p>What is not ticked stays as it is here, and the next publication writes it so there.</p>
      </div>
    </form>
  )
}

export function DismissForm({ label, ...one }: One & { label: string }) {
  const { result, formProps } = useSubmit(dismiss)
  return (
    <form {...formProps} className={styles.other}>
      <Which {...one} />
      <SubmitButton variant="plain" pending="Dismissing">
        {label}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

export function ReopenForm(one: One) {
  const { result, formProps } = useSubmit(reopen)
  return (
    <form {...formProps} className={styles.other}>
      <Which {...one} />
      <SubmitButton variant="plain" pending="Undoing">
        Undo: look at it again
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

export function SettleForm({ label, what, ...one }: One & { label: string; what: 'follow' | 'leave' }) {
  const { result, formProps } = useSubmit(settleFile)
  return (
    <form {...formProps} className={styles.other}>
      <Which {...one} />
      <input type="hidden" name="what" value={what} />
      <SubmitButton variant={what === 'follow' ? 'main' : 'plain'} pending="Noting it">
        {label}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
