'use client'

import type { ComponentProps } from 'react'
import { useFieldTies } from './field'
import styles from './field.module.css'
import { useTyped } from './form-fields'

/** One line of text. Inside a Field it takes name and ties from there; alone it needs a name and an aria-label. `mono` for times and code. */
export function TextInput({ mono, className, defaultValue, ...rest }: ComponentProps<'input'> & { mono?: boolean }) {
  const ties = useFieldTies()
  const name = rest.name ?? ties?.name
  const typed = useTyped(rest.type === 'password' ? undefined : name)
  return (
    <input
      id={ties?.id}
      aria-describedby={ties?.describedBy}
      aria-invalid={ties?.isWrong || undefined}
      autoComplete="off"
      {...rest}
      {...(rest.value === undefined && { defaultValue: typed ?? defaultValue })}
      name={name}
      className={[styles.input, mono && styles.mono, className].filter(Boolean).join(' ')}
    />
  )
}
