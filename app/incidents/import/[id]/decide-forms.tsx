'use client'

import { type ReactNode, useActionState } from 'react'
import type { Mutation } from '@/components/editing/use-submit'
import type { ButtonVariant } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptDraft, discardDraft, readAnyway, restoreDraft, undoAcceptance } from './mutations'
import styles from './review.module.css'

/** One button with what it sends; what went wrong stands below it. */
function OneButton({
  mutation,
  fields,
  variant,
  pending,
  children,
}: {
  mutation: Mutation<null>
  fields: Record<string, string | number>
  variant: ButtonVariant
  pending: string
  children: ReactNode
}) {
  const [result, action] = useActionState(mutation, null)
  return (
    <form action={action} className={styles.one}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} pending={pending}>
        {children}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

export function AcceptForm({
  importId,
  version,
  ordinal,
  label,
  variant,
}: {
  importId: string
  version: number
  /** Only this incident of the draft; all without. */
  ordinal?: number
  label: string
  variant: 'main' | 'plain'
}) {
  const fields = { importId, version, ...(ordinal !== undefined && { ordinal }) }
  return (
    <OneButton mutation={acceptDraft} fields={fields} variant={variant} pending="Accepting">
      {label}
    </OneButton>
  )
}

/** The incident goes to the deleted ones, and the draft waits again. */
export const UndoAcceptForm = ({ importId, incidentId, label }: { importId: string; incidentId: string; label: string }) => (
  <OneButton mutation={undoAcceptance} fields={{ importId, incidentId }} variant="quiet" pending="Taking it back">
    {label}
  </OneButton>
)

/** No question asked: the page after it brings the draft back. */
export const DiscardForm = ({ importId }: { importId: string }) => (
  <OneButton mutation={discardDraft} fields={{ importId }} variant="quiet" pending="Discarding">
    Discard
  </OneButton>
)

export const RestoreForm = ({ importId }: { importId: string }) => (
  <OneButton mutation={restoreDraft} fields={{ importId }} variant="main" pending="Bringing it back">
    Bring it back
  </OneButton>
)

export const ReadAnywayForm = ({ importId }: { importId: string }) => (
  <OneButton mutation={readAnyway} fields={{ importId }} variant="main" pending="Reading">
    Read it as one incident all the same
  </OneButton>
)
