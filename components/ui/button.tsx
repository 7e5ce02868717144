import Link from 'next/link'
import type { ComponentProps } from 'react'
import styles from './button.module.css'

export type ButtonVariant = 'main' | 'plain' | 'quiet' | 'danger'

interface Look {
  /** "main" once a page at most; "quiet" has no edge; "danger" for what takes something away. */
  variant?: ButtonVariant
  /** "small" inside dense lists. */
  size?: 'small'
}

const look = ({ variant = 'plain', size }: Look, className?: string) =>
  [styles.button, styles[variant], size && styles[size], className].filter(Boolean).join(' ')

/** A button that does something on this page. Does not submit a form unless told to: see SubmitButton. An icon may stand before the words. */
export function Button({ variant, size, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={look({ variant, size }, className)} {...rest} />
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={look({ variant, size }, className)} {...rest} />
}

/** A button of one icon. The label is read out and shown as its tooltip. */
export function IconButton({ label, ...rest }: Omit<ComponentProps<typeof Button>, 'aria-label' | 'title'> & { label: string }) {
  return (
    <Button variant="quiet" {...rest} aria-label={label} title={label} className={`${styles.icon} ${rest.className ?? ''}`} />
  )
}
