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
import { answerToWaiver, askToWaive, takeWaiverBack } from '../mutations'
import styles from './action.module.css'

interface Props {
  id: string
  actionId: string
  /** Who may approve it: neither the owner nor the reader. */
  approvers: { id: string; name: string }[]
  /** YYYY-MM-DD */
  tomorrow: string
  startOpen: boolean
}

/** Asking for a waiver: a reason, a last day, and who is to approve it. */
export function WaiverForm({ id, actionId, approvers, tomorrow, startOpen }: Props) {
  const choices = [{ value: '', label: 'Choose one' }, ...approvers.map(({ id: value, name }) => ({ value, label: name }))]
  return (
    <InPlace
      id="waiver"
      label="a waiver"
      startOpen={startOpen}
      words="Ask to waive the proof…"
      view={null}
      form={
        <EditForm mutation={askToWaive} id={id} draftKey={`waiver ${actionId}`} fields={{ actionId }} save="Ask">
          <p className={styles.ask}>The only way to close an action without proof. It counts once somebody else approves it.</p>
          <Field label="Why no proof is needed" name="reason">
            <TextArea required rows={3} autoFocus />
          </Field>
          <Field label="Last day it counts" name="expiresOn" hint="The action is open again the day after.">
            <TextInput type="date" required min={tomorrow} />
          </Field>
          <Field label="Who approves it" name="approverId" hint="Neither the owner nor you.">
            <Select options={choices} defaultValue="" required />
          </Field>
        </EditForm>
      }
    />
  )
}

/** The approver's yes or no. */
export function AnswerForm({ actionId }: { actionId: string }) {
  const { result, isPending, formProps } = useSubmit(answerToWaiver)
  const busy = isPending || undefined
  return (
    <form {...formProps} className={styles.bind} aria-label="Answer">
      <input type="hidden" name="actionId" value={actionId} />
      <TextInput name="because" aria-label="Why not, if you decline" placeholder="Why not (optional)" maxLength={2000} />
      <Button type="submit" name="answer" value="approve" variant="main" aria-disabled={busy}>
        Approve
      </Button>
      <Button type="submit" name="answer" value="decline" aria-disabled={busy}>
        Decline
      </Button>
      <FormMessage result={result} />
    </form>
  )
}

/** Takes the waiver back before its day, or the request for it before its answer. */
export function EndWaiverForm({ id, words }: { id: string; words: string }) {
  const { result, isPending, formProps } = useSubmit(takeWaiverBack)
  return (
    <form {...formProps} className={styles.bind}>
      <input type="hidden" name="id" value={id} />
      <TextInput name="because" aria-label="Why it ends" placeholder="Why it ends (optional)" maxLength={2000} />
      <Button type="submit" aria-disabled={isPending || undefined}>
        {words}
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
