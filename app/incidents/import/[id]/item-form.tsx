'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { DraftItem } from '@/lib/importing/edit'
import styles from './items.module.css'
import { editItem } from './mutations'

export interface ItemWhen {
  day: string
  clock: string
  endDay: string
  endClock: string
}

interface Props {
  item: DraftItem
  /** Beginning and end in the incident's zone; only of an entry. */
  when: ItemWhen | null
  importId: string
  ordinal: number
  was: string
  onSaved: () => void
}

/** Every field of one passage. */
export function ItemForm({ item, when, importId, ordinal, was, onSaved }: Props) {
  const { result, isPending, formProps } = useSubmit(editItem, onSaved)
  return (
    <form key={was} {...formProps} className={styles.item}>
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="ordinal" value={ordinal} />
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="was" value={was} />
      <FormFields result={result}>
        <Fields item={item} when={when} />
        <FormMessage result={result} success="Saved." />
        <div>
          <SubmitButton variant="plain" size="small" pending="Saving" aria-disabled={isPending || undefined}>
            Save
          </SubmitButton>
        </div>
      </FormFields>
    </form>
  )
}

function Fields({ item, when }: Pick<Props, 'item' | 'when'>) {
  switch (item.is) {
    case 'entry':
      return (
        <>
          <Field label="What happened" name="text">
            <TextArea rows={2} defaultValue={item.text} />
          </Field>
          <div className={styles.four}>
            <Field label="Day" name="day">
              <TextInput mono defaultValue={when?.day} placeholder="2026-08-14" maxLength={10} />
            </Field>
            <Field label="Time" name="clock">
              <TextInput mono defaultValue={when?.clock} placeholder="10:13" maxLength={8} />
            </Field>
            <Field label="Until: day" name="endDay">
              <TextInput mono defaultValue={when?.endDay} maxLength={10} />
            </Field>
            <Field label="Until: time" name="endClock">
              <TextInput mono defaultValue={when?.endClock} maxLength={8} />
            </Field>
            <Field label="Milestone" name="milestone">
              <Select options={MILESTONES} defaultValue={item.milestone ?? ''} />
            </Field>
            <Field label="Who" name="attributedTo">
              <TextInput defaultValue={item.attributedTo ?? ''} maxLength={200} />
            </Field>
            <div className={styles.box}>
              <Checkbox label="About then" name="isApproximate" defaultChecked={item.isApproximate} />
            </div>
          </div>
          {item.sourceText && <p className={styles.note}>The document says “{item.sourceText}”.</p>}
        </>
      )
    case 'cause':
    case 'lesson':
      return (
        <>
          <Field label="Kind" name="kind">
            <Select options={item.is === 'cause' ? CAUSES : LESSONS} defaultValue={item.kind} />
          </Field>
          <Field label="Text" name="text">
            <TextArea rows={3} defaultValue={item.text} />
          </Field>
        </>
      )
    case 'action':
      return (
        <>
          <Field label="Action" name="text">
            <TextArea rows={2} defaultValue={item.text} />
          </Field>
          <div className={styles.four}>
            <Field label="Owner, as written" name="owner">
              <TextInput defaultValue={item.owner ?? ''} />
            </Field>
            <Field label="Due, as written" name="due">
              <TextInput defaultValue={item.due ?? ''} />
            </Field>
            <Field label="Ticket" name="ticket">
              <TextInput defaultValue={item.ticket ?? ''} />
            </Field>
            <Field label="Done" name="done">
              <Select options={DONE} defaultValue={item.done === null ? '' : String(item.done)} />
            </Field>
          </div>
          <Field label="Details" name="details">
            <TextArea rows={2} defaultValue={item.details} />
          </Field>
        </>
      )
    case 'section':
      return (
        <>
          <Field label="Heading" name="title">
            <TextInput defaultValue={item.title} maxLength={200} />
          </Field>
          <Field label="Text" name="text">
            <TextArea rows={6} mono defaultValue={item.body} />
          </Field>
        </>
      )
  }
}

const MILESTONES = [
  { value: '', label: 'None' },
  { value: 'impact_started', label: 'Impact started' },
  { value: 'detected', label: 'Detected' },
  { value: 'acknowledged', label: 'Acknowledged' },
  { value: 'mitigated', label: 'Mitigated' },
  { value: 'resolved', label: 'Resolved' },
]
const CAUSES = [
  { value: 'trigger', label: 'Trigger' },
  { value: 'root_cause', label: 'Root cause' },
  { value: 'contributing_factor', label: 'Contributing factor' },
]
const LESSONS = [
  { value: 'learned', label: 'What we learned' },
  { value: 'went_well', label: 'What went well' },
  { value: 'went_wrong', label: 'What went wrong' },
  { value: 'got_lucky', label: 'Where we got lucky' },
  { value: 'surprised', label: 'What surprised us' },
]
const DONE = [
  { value: '', label: 'Not said' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]
