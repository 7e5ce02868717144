import { Globe, Lock } from 'lucide-react'
import styles from './audience.module.css'
import { Field } from './ui/field'
import { Select } from './ui/select'

type Audience = 'members' | 'restricted' | 'public'

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

const TITLES = {
  restricted: 'Only the people of this incident know of it, and no file holds it',
  public: 'It may stand in a document for customers',
}

/** Says of a part that it is for fewer than most, or for more; of what is for everybody who may see the incident, nothing. */
export function AudienceMark({ audience }: { audience: Audience }) {
  if (audience === 'members') return null
  const Sign = audience === 'restricted' ? Lock : Globe
  return (
    <small className={styles.mark} title={TITLES[audience]}>
      <Sign aria-hidden="true" />
      {audience}
    </small>
  )
}
