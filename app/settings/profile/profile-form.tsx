'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import styles from '../settings.module.css'
import { saveProfile } from './mutations'

interface Props {
  name: string
  email: string
  timeZone: string | null
  zones: readonly string[]
}

export function ProfileForm({ name, email, timeZone, zones }: Props) {
  const [result, save] = useActionState(saveProfile, null)
  const options = [
    { value: '', label: 'The zone of this device' },
    { value: 'UTC', label: 'UTC' },
    ...zones.filter((zone) => zone !== 'UTC').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  ]
  return (
    <form action={save} className={styles.form}>
      <FormFields result={result}>
        <Field label="Name" name="name" hint="As it stands beside what you write.">
          <TextInput defaultValue={name} autoComplete="name" maxLength={120} required />
        </Field>
        <Field label="E-mail" name="shown-email" hint="You sign in with it. It cannot be changed here.">
          <TextInput name="" value={email} readOnly />
        </Field>
        <Field label="Time zone" name="timeZone" hint="Times can always be shown in UTC and in the zone of the incident as well.">
          <Select options={options} defaultValue={timeZone ?? ''} />
        </Field>
        <SubmitButton pending="Saving">Save</SubmitButton>
        <FormMessage result={result} success="Saved." />
      </FormFields>
    </form>
  )
}
