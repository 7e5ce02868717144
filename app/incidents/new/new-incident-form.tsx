'use client'

import { useRef } from 'react'
import { useDraft } from '@/components/editing/use-draft'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { SEVERITY_WORDS } from '@/lib/incidents/rules'
import { writeIncident } from './mutations'
import styles from './new.module.css'
import { Names, ZoneInput } from './suggestions'

interface Props {
  id: string
  /** The member's own zone; null takes the browser's. */
  ownZone: string | null
  services: string[]
  tags: string[]
}

const SEVERITIES = [
  { value: '', label: 'Not known yet' },
  ...Object.entries(SEVERITY_WORDS).map(([value, words]) => ({ value, label: `${value} · ${words}` })),
]

/** A new incident: the title first, and nothing but the title obligatory. */
export function NewIncidentForm({ id, ownZone, services, tags }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(form, 'new incident')
  const { result, isPending, formProps } = useSubmit(writeIncident)
  return (
    <form ref={form} {...formProps} onSubmit={submitAnd(formProps.onSubmit, draft.forget)} className={styles.form}>
      <input type="hidden" name="id" value={id} />
      <FormFields result={result}>
        <FormMessage result={result} />
        <Field
          label="What happened?"
          name="title"
          hint="As you would tell a colleague: “Checkout refused every order for twenty minutes”."
        >
          <TextInput required maxLength={300} autoFocus className={styles.title} />
        </Field>
        <Field label="Severity" name="severity">
          <Select options={SEVERITIES} />
        </Field>
        <fieldset className={styles.when}>
          <legend>When did the impact start?</legend>
          <Field label="Day" name="day" optional>
            <TextInput type="date" />
          </Field>
          <Field label="Time" name="clock" optional>
            <TextInput mono placeholder="10:10 or ~10:10" maxLength={20} />
          </Field>
          <Field label="Time zone" name="timeZone">
            <ZoneInput ownZone={ownZone} />
          </Field>
        </fieldset>
        <Field label="What is known so far" name="summary" optional hint="Becomes the summary.">
          <TextArea rows={3} />
        </Field>
        <div className={styles.row}>
          <Field label="Services" name="services" optional hint="Separated by commas; new names make new services.">
            <TextInput list="service-names" />
          </Field>
          <Field label="Tags" name="tags" optional hint="Separated by commas.">
            <TextInput list="tag-names" />
          </Field>
        </div>
        <Names id="service-names" names={services} />
        <Names id="tag-names" names={tags} />
        <Checkbox
          name="isPrivate"
          label="Private"
          hint="Only you and those you name will see it; no one else, administrators included."
        />
        <div className={styles.foot}>
          <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
            {isPending ? 'Writing it down…' : 'Write it down'}
          </Button>
        </div>
      </FormFields>
    </form>
  )
}

// The draft goes when the form goes: what comes back as a refusal still stands in the inputs.
const submitAnd =
  <Event,>(submit: (event: Event) => void, forget: () => void) =>
  (event: Event) => {
    submit(event)
    forget()
  }
