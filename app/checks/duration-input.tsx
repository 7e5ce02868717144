'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { useFieldError } from '@/components/ui/form-fields'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { DURATION_UNITS, splitDuration } from '@/lib/checks/form'
import styles from './check-form.module.css'

interface Props {
  label: string
  /** The amount is sent as NAME.amount, its unit as NAME.unit. */
  name: string
  hint?: ReactNode
  /** Null: left empty, for what has a default of its own. */
  seconds: number | null
  /** The name its error has, where that is another one. */
  errorName?: string
}

/** A length of time: a number and its unit. */
export function DurationInput({ label, name, hint, seconds, errorName }: Props) {
  const error = useFieldError(errorName ?? name)
  const { amount, unit } = seconds === null ? { amount: '', unit: '3600' } : splitDuration(seconds)
  return (
    <div className={styles.duration}>
      <Field label={label} name={`${name}.amount`} hint={hint} error={error}>
        <TextInput type="number" min={0} step="any" required={seconds !== null} defaultValue={amount} mono />
      </Field>
      <div className={styles.unit}>
        <Select name={`${name}.unit`} options={[...DURATION_UNITS]} defaultValue={unit} aria-label={`${label}: unit`} />
      </div>
    </div>
  )
}
