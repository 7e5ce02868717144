'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import styles from './review.module.css'

interface Props {
  /** What else stands in the address: how the list was narrowed. */
  given: [string, string][]
  value: string
  options: Option[]
}

/** By which template of several incidents: shown anew once one is chosen, or by the button where no script runs. */
export function TemplateChoice({ given, value, options }: Props) {
  return (
    <form className={styles.choice} onChange={({ currentTarget }) => currentTarget.requestSubmit()}>
      {given.map(([name, text]) => (
        <input key={`${name} ${text}`} type="hidden" name={name} value={text} />
      ))}
      <Field label="Template" name="template">
        <Select options={options} defaultValue={value} />
      </Field>
      <noscript>
        <Button type="submit">Show</Button>
      </noscript>
    </form>
  )
}
