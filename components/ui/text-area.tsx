'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { useFieldTies } from './field'
import styles from './field.module.css'
import { useTyped } from './form-fields'

const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/** Several lines; grows with what is written. */
export function TextArea({
  mono,
  className,
  defaultValue,
  rows = 3,
  onInput,
  ref,
  ...rest
}: ComponentProps<'textarea'> & { mono?: boolean }) {
  const ties = useFieldTies()
  const name = rest.name ?? ties?.name
  const typed = useTyped(name)
  const own = useRef<HTMLTextAreaElement>(null)
  useEffect(() => grow(own.current), [])
  return (
    <textarea
      id={ties?.id}
      aria-describedby={ties?.describedBy}
      aria-invalid={ties?.isWrong || undefined}
      rows={rows}
      {...rest}
      {...(rest.value === undefined && { defaultValue: typed ?? defaultValue })}
      name={name}
      ref={(node) => {
        own.current = node
        if (typeof ref === 'function') return ref(node)
        if (ref) ref.current = node
      }}
      onInput={(event) => {
        grow(event.currentTarget)
        onInput?.(event)
      }}
      className={[styles.input, styles.area, mono && styles.mono, className].filter(Boolean).join(' ')}
    />
  )
}

// Browsers without field-sizing: Firefox until 2026.
function grow(area: HTMLTextAreaElement | null) {
  if (!area || GROWS_BY_ITSELF) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}
