'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFieldTies } from './field'
import styles from './field.module.css'
import { useTyped } from './form-fields'

export interface Option {
  value: string
  label: string
  disabled?: boolean
}

/** One of several, in the browser's own list. Options as data, or as children. */
export function Select({
  options,
  children,
  className,
  defaultValue,
  ...rest
}: ComponentProps<'select'> & { options?: readonly Option[] }) {
  const ties = useFieldTies()
  const name = rest.name ?? ties?.name
  const typed = useTyped(name)
  return (
    <div className={styles.select}>
      <select
        // React does not move a select's default after the first render; a new key does.
        key={typed}
        id={ties?.id}
        aria-describedby={ties?.describedBy}
        aria-invalid={ties?.isWrong || undefined}
        {...rest}
        {...(rest.value === undefined && { defaultValue: typed ?? defaultValue })}
        name={name}
        className={[styles.input, styles.choice, className].filter(Boolean).join(' ')}
      >
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden="true" />
    </div>
  )
}
