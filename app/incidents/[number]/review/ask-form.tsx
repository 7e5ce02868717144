'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { askReviewers } from './mutations'
import styles from './review.module.css'

interface Props {
  incidentId: string
  version: number
  members: { id: string; name: string }[]
}

/** Asks members by name; those who were asked before are reminded. */
export function AskPart({ incidentId, version, members }: Props) {
  const { result, isPending, formProps } = useSubmit(askReviewers)
  return (
    <details className={styles.ask}>
      <summary>Ask for a review</summary>
      <form {...formProps} className={styles.form}>
        <input type="hidden" name="incidentId" value={incidentId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="memberIds[]" value="" />
        <FormFields result={result}>
          <fieldset className={styles.members}>
            <legend>Whom</legend>
            {members.map(({ id, name }) => (
              <Checkbox key={id} name="memberIds[]" value={id} label={name} />
            ))}
            {members.length === 0 && <p>Nobody else here may write.</p>}
          </fieldset>
          <FormMessage result={result} success="Asked." />
          <Button type="submit" aria-disabled={isPending || undefined}>
            Ask
          </Button>
        </FormFields>
      </form>
    </details>
  )
}
