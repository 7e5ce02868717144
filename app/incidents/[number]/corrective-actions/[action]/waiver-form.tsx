'use client'

import { EditForm } from '@/components/editing/edit-form'
import { InPlace } from '@/components/editing/in-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { grantWaiver, takeWaiverBack } from '../mutations'
import styles from './action.module.css'

interface Props {
  id: string
  actionId: string
  /** The owner, who most likely asks. */
  askedById: string
  members: { id: string; name: string }[]
  /** YYYY-MM-DD */
  tomorrow: string
  approver: string
  startOpen: boolean
}

/** Granting a waiver: a reason, a last day, and the name of whoever grants it. */
export function WaiverForm({ id, actionId, askedById, members, tomorrow, approver, startOpen }: Props) {
  return (
    <InPlace
      id="waiver"
      label="a waiver"
      startOpen={startOpen}
      words="Waive the proof…"
      view={null}
      form={
        <EditForm mutation={grantWaiver} id={id} draftKey={`waiver ${actionId}`} fields={{ actionId }} save="Waive it">
          <p className={styles.ask}>
            The only way to close an action without proof. You approve it, {approver}, in your own name.
          </p>
          <Field label="Why no proof is needed" name="reason">
            <TextArea required rows={3} autoFocus />
          </Field>
          <Field label="Last day it counts" name="expiresOn" hint="The action is open again the day after.">
            <TextInput type="date" required min={tomorrow} />
          </Field>
          <Field label="Asked for by" name="askedById">
            <Select options={members.map((member) => ({ value: member.id, label: member.name }))} defaultValue={askedById} />
          </Field>
        </EditForm>
      }
    />
  )
}

/** Takes the waiver back before its day. */
export function EndWaiverForm({ id }: { id: string }) {
  const { result, isPending, formProps } = useSubmit(takeWaiverBack)
  return (
    <form {...formProps} className={styles.bind}>
      <input type="hidden" name="id" value={id} />
      <TextInput name="because" aria-label="Why it ends" placeholder="Why it ends (optional)" maxLength={2000} />
      <Button type="submit" aria-disabled={isPending || undefined}>
        End the waiver
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
