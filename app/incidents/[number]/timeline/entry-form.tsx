'use client'

import type { ComponentProps } from 'react'
import { WritingArea } from '@/components/attachments/writing-area'
import { AudienceField } from '@/components/audience-field'
import { EditForm } from '@/components/editing/edit-form'
import { useUndo } from '@/components/editing/undo-place'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { MILESTONE_WORDS, MILESTONES } from '@/lib/incidents/rules'
import { ENTRY_KIND_WORDS, ENTRY_KINDS } from '@/lib/timeline/kinds'
import type { WhenFields } from '@/lib/timeline/when'
import styles from './entry-form.module.css'
import { bringEntryBack, saveEntry } from './mutations'

export interface EntryFormProps {
  id: string
  version: number
  text: string
  milestone: keyof typeof MILESTONE_WORDS | null
  attributedTo: string | null
  kind: keyof typeof ENTRY_KIND_WORDS | null
  isStarred: boolean
  audience: ComponentProps<typeof AudienceField>['value']
  when: WhenFields
  /** The zone in which the times are typed. */
  timeZone: string
}

const MILESTONE_OPTIONS = [
  { value: '', label: 'No milestone' },
  ...MILESTONES.map((milestone) => ({ value: milestone, label: MILESTONE_WORDS[milestone] })),
]
const KIND_OPTIONS = [
  { value: '', label: 'Not said' },
  ...ENTRY_KINDS.map((kind) => ({ value: kind, label: ENTRY_KIND_WORDS[kind] })),
]
const LABELS = {
  day: 'Day',
  clock: 'Time',
  endDay: 'Until: day',
  endClock: 'Until: time',
  kind: 'Kind',
  isStarred: 'Starred',
  text: 'What happened',
  milestone: 'Milestone',
  attributedTo: 'Who',
  audience: 'Who may know of it',
}

/** One entry with all that can be said of it. */
export function EntryForm({
  id,
  version,
  text,
  milestone,
  attributedTo,
  kind,
  isStarred,
  audience,
  when,
  timeZone,
}: EntryFormProps) {
  const offerUndo = useUndo()
  const fields = { zone: timeZone, was: JSON.stringify(when), reading: when.reading }
  return (
    <EditForm
      mutation={saveEntry}
      id={id}
      version={version}
      fields={fields}
      labels={LABELS}
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: 'Entry deleted', mutation: bringEntryBack, fields: { id: deleted } })
      }
      aside={
        <Button type="submit" name="do" value="delete" variant="danger" size="small" formNoValidate>
          Delete
        </Button>
      }
    >
      <Field label="What happened" name="text" hideLabel>
        <WritingArea defaultValue={text} rows={2} required autoFocus />
      </Field>
      <div className={styles.when}>
        <Field label="Day" name="day">
          <TextInput mono defaultValue={when.day} placeholder="not known" className={styles.day} />
        </Field>
        <Field label="Time" name="clock">
          <TextInput mono defaultValue={when.clock} placeholder="not known" className={styles.clock} />
        </Field>
        <Field label="Until: day" name="endDay">
          <TextInput mono defaultValue={when.endDay} placeholder="same" className={styles.day} />
        </Field>
        <Field label="Until: time" name="endClock">
          <TextInput mono defaultValue={when.endClock} className={styles.clock} />
        </Field>
        <p className={styles.zone}>in {timeZone}; ~10:15 is about, 10h is some time in that hour</p>
      </div>
      <div className={styles.more}>
        <Field label="Milestone" name="milestone">
          <Select options={MILESTONE_OPTIONS} defaultValue={milestone ?? ''} />
        </Field>
        <Field label="Who did or saw it" name="attributedTo" optional>
          <TextInput defaultValue={attributedTo ?? ''} maxLength={200} />
        </Field>
        <Field label="Kind" name="kind">
          <Select options={KIND_OPTIONS} defaultValue={kind ?? ''} />
        </Field>
        <AudienceField value={audience} />
      </div>
      <div className={styles.more}>
        <Field
          label="Link as evidence"
          name="evidence"
          optional
          hint="A graph, a log, a message. It is added to the text; pictures are pasted or dropped there."
        >
          <TextInput type="url" placeholder="https://" maxLength={2_000} />
        </Field>
        <Field label="What it shows" name="evidenceWords" optional>
          <TextInput maxLength={300} />
        </Field>
      </div>
      <Checkbox
        name="isStarred"
        defaultChecked={isStarred}
        label="Starred"
        hint="It belongs in a document that tells the essential alone."
      />
    </EditForm>
  )
}
