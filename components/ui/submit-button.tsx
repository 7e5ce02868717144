'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import styles from './button.module.css'

/** Sends its form. While the answer is on its way it says so and takes no second press. `pending` are the words for then ("Saving"). */
export function SubmitButton({
  variant = 'main',
  pending,
  children,
  ...rest
}: ComponentProps<typeof Button> & { pending?: string }) {
  const status = useFormStatus()
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={status.pending || undefined}
      onClick={(event) => (status.pending ? event.preventDefault() : rest.onClick?.(event))}
    >
      {status.pending && <span className={styles.spinner} aria-hidden="true" />}
      {status.pending && pending ? pending : children}
    </Button>
  )
}
