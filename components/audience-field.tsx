import type { Audience } from './audience'
import { Field } from './ui/field'
import { Select } from './ui/select'

const OPTIONS: { value: Audience; label: string }[] = [
  { value: 'members', label: 'Everybody who may see this incident' },
  { value: 'restricted', label: 'Restricted: only the people named on it' },
  { value: 'public', label: 'Public: may stand in a document for customers' },
]

/** Asks whom a part of an incident is for. An action is never restricted. */
export function AudienceField({ value, mayRestrict = true }: { value: Audience; mayRestrict?: boolean }) {
  return (
    <Field label="Who may know of it" name="audience">
      <Select options={OPTIONS.filter((option) => mayRestrict || option.value !== 'restricted')} defaultValue={value} />
    </Field>
  )
}
