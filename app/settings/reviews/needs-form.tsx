'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import { GRADES, type Grade, type Needs } from '@/lib/reviews/rules'
import settings from '../settings.module.css'
import { setNeeds } from './mutations'
import styles from './reviews.module.css'

export function NeedsForm({ needs }: { needs: Record<Grade, Needs> }) {
  const { result, isPending, formProps } = useSubmit(setNeeds)
  return (
    <form {...formProps} className={settings.form}>
      <FormFields result={result}>
        {GRADES.map((grade) => (
          <fieldset key={grade} className={styles.grade}>
            <legend>{grade === 'unknown' ? 'Severity unknown' : grade}</legend>
            <Field label="Approvals" name={`approvals.${grade}`}>
              <TextInput
                type="number"
                inputMode="numeric"
                min={0}
                max={9}
                required
                defaultValue={String(needs[grade].approvals)}
              />
            </Field>
            <Checkbox name={`checklist.${grade}`} label="The whole checklist" defaultChecked={needs[grade].checklist} />
          </fieldset>
        ))}
        <FormMessage result={result} success="Saved." />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Save
        </Button>
      </FormFields>
    </form>
  )
}
