'use client'

import { createContext, type ReactNode, use } from 'react'
import type { MutationError, MutationResult } from '@/lib/platform/web/result'

const LastError = createContext<MutationError | null>(null)

/**
 * Put around the fields of a form with the result of its mutation (the state of useActionState): each Field finds its own error,
 * and each input what was typed, by name. Without it, pass `error` and `defaultValue` yourself.
 */
export function FormFields({ result, children }: { result: MutationResult<unknown> | null; children: ReactNode }) {
  return <LastError value={result && !result.ok ? result.error : null}>{children}</LastError>
}

/** The error of one field after the last try. */
export const useFieldError = (name: string): string | undefined => use(LastError)?.fields?.[name]

/** What was typed into a field at the last, failed try: React empties a form once its mutation answered. */
export function useTyped(name: string | undefined): string | undefined {
  const typed = use(LastError)?.typed
  const value = name === undefined ? undefined : typed?.[name]
  return typeof value === 'string' ? value : undefined
}

/** The same for boxes: whether this value was among those ticked; undefined where there was no try. */
export function useTicked(name: string | undefined, value: string): boolean | undefined {
  const typed = use(LastError)?.typed
  if (!typed || name === undefined) return undefined
  const ticked = typed[name.replace(/\[\]$/, '')]
  return Array.isArray(ticked) ? ticked.includes(value) : ticked === value
}
