'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import type { DueDaysForm } from '@/lib/corrective-actions/schema'
import { Severity } from '@/lib/platform/db/generated/enums'
import settings from '../settings.module.css'
import styles from './due-dates.module.css'
import { setDueDays } from './mutations'

export function DueDatesForm({ values }: { values: DueDaysForm }) {
  const { result, isPending, formProps } = useSubmit(setDueDays)
  const days = (name: keyof DueDaysForm) => (
    <TextInput type="number" inputMode="numeric" min={0} max={3650} required defaultValue={String(values[name])} />
  )
  return (
    <form {...formProps} className={settings.form}>
      <FormFields result={result}>
        <fieldset className={styles.days}>
          <legend>Days until a new action is due; 0 suggests none</legend>
          {Object.values(Severity).map((severity) => (
            <Field key={severity} label={severity} name={severity}>
              {days(severity)}
            </Field>
          ))}
        </fieldset>
        <Field
          label="Remind so many days before"
          name="remindDaysBefore"
          hint="The owner is told once before, and once when it is overdue. 0 for no reminder before."
        >
          {days('remindDaysBefore')}
        </Field>
        <FormMessage result={result} success="Saved." />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Save
        </Button>
      </FormFields>
    </form>
  )
}
