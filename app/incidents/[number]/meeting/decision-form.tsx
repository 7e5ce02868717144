'use client'

import { useRef } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { writeAction } from '../corrective-actions/mutations'
import styles from './meeting.module.css'

interface Props {
  id: string
  incidentId: string
  owners: { id: string; name: string }[]
  /** When it is suggested to be due, YYYY-MM-DD; "" for no day. */
  dueOn: string
}

/** What the room decides, in one line: a corrective action with its owner and its day. */
export function DecisionForm({ id, incidentId, owners, dueOn }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { result, isPending, formProps } = useSubmit(writeAction, () => form.current?.reset())
  return (
    <form ref={form} {...formProps} className={styles.decision}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="incidentId" value={incidentId} />
      <FormFields result={result}>
        <Field label="Decided" name="title">
          <TextInput required maxLength={300} placeholder="Reject a configuration that does not parse" autoComplete="off" />
        </Field>
        <Field label="Owner" name="ownerId">
          <Select options={[{ value: '', label: 'nobody yet' }, ...owners.map((one) => ({ value: one.id, label: one.name }))]} />
        </Field>
        <Field label="Due" name="dueOn">
          <TextInput type="date" defaultValue={dueOn} />
        </Field>
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Add the action
        </Button>
      </FormFields>
      <FormMessage result={result} success={result?.ok ? `ACT-${result.value.number} is written down.` : ''} />
    </form>
  )
}
