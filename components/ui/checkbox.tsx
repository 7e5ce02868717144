'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './field.module.css'
import { useTicked } from './form-fields'

interface Props extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

/** A box to tick, with its label. For a list of boxes end the name in "[]". */
export function Checkbox(props: Props) {
  return <Box {...props} type="checkbox" />
}

/** One of several, all of the same name; put them into a <fieldset> with a <legend>. */
export function Radio(props: Props) {
  return <Box {...props} type="radio" />
}

function Box({ label, hint, defaultChecked, ...rest }: Props & { type: 'checkbox' | 'radio' }) {
  const id = useId()
  const ticked = useTicked(rest.name, String(rest.value ?? 'on'))
  return (
    <div className={styles.box}>
      <input
        key={String(ticked)}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
        {...(rest.checked === undefined && { defaultChecked: ticked ?? defaultChecked })}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
