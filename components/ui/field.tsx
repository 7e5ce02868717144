'use client'

import { createContext, type ReactNode, use, useId } from 'react'
import styles from './field.module.css'
import { useFieldError } from './form-fields'

interface FieldTies {
  id: string
  name: string
  describedBy: string | undefined
  isWrong: boolean
}

const Ties = createContext<FieldTies | null>(null)

/** What ties an input to the Field around it: id, name and the words that describe it. */
export const useFieldTies = (): FieldTies | null => use(Ties)

interface Props {
  label: ReactNode
  /** The name of the input inside, and of its error in a MutationResult. */
  name: string
  hint?: ReactNode
  error?: string | undefined
  /** Said beside the label of what may be left empty. */
  optional?: boolean
  /** The label is read out, not drawn: only where the place says what goes in. */
  hideLabel?: boolean
  children: ReactNode
}

/** One input with its label, hint and error, tied together. Holds one TextInput, TextArea or Select; boxes have labels of their own. */
export function Field({ label, name, hint, error, optional, hideLabel, children }: Props) {
  const id = useId()
  const found = useFieldError(name)
  const message = error ?? found
  const ties = {
    id,
    name,
    describedBy: [hint ? `${id}-hint` : null, message ? `${id}-error` : null].filter(Boolean).join(' ') || undefined,
    isWrong: message !== undefined,
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'unseen' : styles.label}>
        {label}
        {optional && <span className={styles.optional}> optional</span>}
      </label>
      <Ties value={ties}>{children}</Ties>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {message && (
        <p id={`${id}-error`} className={styles.error}>
          {message}
        </p>
      )}
    </div>
  )
}
