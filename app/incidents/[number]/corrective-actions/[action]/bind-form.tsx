'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import type { ActionState } from '@/lib/corrective-actions/rules'
import { bind, unbind } from '../mutations'
import styles from './action.module.css'

interface BindProps {
  actionId: string
  known: { id: string; title: string; words: string }[]
}

/** Lets a check that is there already prove this action too. */
export function BindForm({ actionId, known }: BindProps) {
  const { result, isPending, formProps } = useSubmit(bind)
  return (
    <form {...formProps} className={styles.bind}>
      <input type="hidden" name="actionId" value={actionId} />
      <Select name="checkId" aria-label="A check that is there already" defaultValue="" required>
        <option value="" disabled>
          or one that is there already …
        </option>
        {known.map(({ id, title, words }) => (
          <option key={id} value={id}>
            {title === words ? title : `${title}: ${words}`}
          </option>
        ))}
      </Select>
      <Button type="submit" aria-disabled={isPending || undefined}>
        Bind
      </Button>
      <FormMessage result={result} />
    </form>
  )
}

interface UnbindProps {
  actionId: string
  checkId: string
  title: string
  state: ActionState
}

/** Takes a check off. What it proved counts no longer, and the button says so where that matters. */
export function UnbindForm({ actionId, checkId, title, state }: UnbindProps) {
  const { result, isPending, formProps } = useSubmit(unbind)
  return (
    <form {...formProps}>
      <input type="hidden" name="actionId" value={actionId} />
      <input type="hidden" name="checkId" value={checkId} />
      <Button
        type="submit"
        variant="quiet"
        size="small"
        className={styles.unbind}
        aria-label={`Take “${title}” off this action`}
        aria-disabled={isPending || undefined}
      >
        {state === 'verified' ? 'Take off: the action waits for proof again' : 'Take off'}
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
