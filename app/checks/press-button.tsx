'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonVariant } from '@/components/ui/button'

interface Props {
  /** Sent along, so that the mutation knows which of the form's buttons it was. */
  press: string
  pending: string
  variant?: ButtonVariant
  children: ReactNode
}

/** One of several buttons that send the same form. */
export function PressButton({ press, pending, variant, children }: Props) {
  const status = useFormStatus()
  const isOwn = status.pending && status.data?.get('press') === press
  return (
    <Button
      type="submit"
      name="press"
      value={press}
      aria-disabled={status.pending || undefined}
      onClick={(event) => status.pending && event.preventDefault()}
      {...(variant && { variant })}
    >
      {isOwn ? pending : children}
    </Button>
  )
}
