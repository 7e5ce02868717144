'use client'

import { AudienceField } from '@/components/audience-field'
import { Hints } from '@/components/hints/hints'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { Hint } from '@/lib/wording/hint'
import styles from './action-form.module.css'
import type { Values } from './no-values'

/** Who can own it, and what it can work against. */
export interface Choices {
  members: { id: string; name: string }[]
  causes: { id: string; text: string; depth: number }[]
}

const TYPES = [
  { value: '', label: 'Not said' },
  { value: 'prevent', label: 'Prevent: it cannot happen again' },
  { value: 'detect', label: 'Detect: we notice sooner' },
  { value: 'mitigate', label: 'Mitigate: it hurts less' },
  { value: 'process', label: 'Process: we work differently' },
]
const PRIORITIES = ['urgent', 'high', 'medium', 'low'].map((value) => ({
  value,
  label: value[0]?.toUpperCase() + value.slice(1),
}))

/** A due day that the severity of the incident suggests, to be taken, changed or cleared. */
export interface Suggestion {
  dueOn: string
  /** "30 days for SEV3" */
  because: string
}

interface Props {
  values: Values
  choices: Choices
  suggestion?: Suggestion | null
  /** Names the action, for hints that were dismissed. */
  scope: string
  /** About the wording as it is. */
  hints?: readonly Hint[]
  /** Somebody who is no member is named as its owner. */
  isOwned?: boolean
  /** Only what is asked for when it is first written down. */
  isShort?: boolean
}

/** The inputs of an action, as short as it may be or whole. */
export function ActionFields({ values, choices, suggestion, scope, hints = [], isOwned = false, isShort = false }: Props) {
  return (
    <>
      <Field label="What will be changed" name="title">
        <TextInput defaultValue={values.title} required autoFocus maxLength={300} />
      </Field>
      {!isShort && (
        <Field label="Details" name="details" hint="Markdown" optional>
          <TextArea defaultValue={values.details} rows={4} />
        </Field>
      )}
      <div className={styles.grid}>
        <Field label="Type" name="type">
          <Select options={TYPES} defaultValue={values.type} />
        </Field>
        <Field label="Owner" name="ownerId">
          <Select
            options={[{ value: '', label: 'Nobody yet' }, ...choices.members.map(({ id, name }) => ({ value: id, label: name }))]}
            defaultValue={values.ownerId}
          />
        </Field>
        <Field
          label="Due"
          name="dueOn"
          optional
          {...(suggestion && { hint: `Suggested: ${suggestion.because}. Change or clear it.` })}
        >
          <TextInput type="date" defaultValue={suggestion?.dueOn ?? values.dueOn} />
        </Field>
        {!isShort && (
          <Field label="Priority" name="priority">
            <Select options={PRIORITIES} defaultValue={values.priority} />
          </Field>
        )}
      </div>
      <Hints scope={scope} initial={hints} look={(form) => lookAt(form, isOwned)} />
      {!isShort && <AudienceField value={values.audience} mayRestrict={false} />}
      {!isShort && (
        <Field label="Ticket" name="ticketUrl" hint="Where the work is tracked: https://…" optional>
          <TextInput type="url" defaultValue={values.ticketUrl} inputMode="url" />
        </Field>
      )}
      {choices.causes.length > 0 && (
        <fieldset className={styles.causes}>
          <legend>Works against</legend>
          <input type="hidden" name="causeIds[]" value="" />
          {choices.causes.map(({ id, text, depth }) => (
            <div key={id} className={styles.cause} data-depth={Math.min(depth, 4)}>
              <Checkbox name="causeIds[]" value={id} label={text} defaultChecked={values.causeIds.includes(id)} />
            </div>
          ))}
        </fieldset>
      )}
    </>
  )
}

async function lookAt(form: FormData, isOwned: boolean): Promise<readonly Hint[]> {
  const { hintsOfAction } = await import('@/lib/corrective-actions/advice/advise')
  const typed = (name: string) => String(form.get(name) ?? '')
  return hintsOfAction({ title: typed('title'), details: typed('details'), hasOwner: isOwned || typed('ownerId') !== '' })
}
