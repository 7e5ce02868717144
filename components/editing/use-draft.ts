'use client'

import { type RefObject, useEffect, useState } from 'react'

const PREFIX = 'nevermore draft '

/**
 * Keeps what is typed into a form in this tab until it is saved or thrown away: a closed form, a reload or a lost session
 * loses nothing. `key` names what is edited. The version it was typed over is kept with it, so that saving it later is judged as
 * the late edit it is.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, key: string) {
  const [isRestored, setRestored] = useState(false)
  useEffect(() => {
    const node = form.current
    if (!node) return
    setRestored(restore(node, read(key)))
    const keep = () => write(key, valuesOf(node))
    node.addEventListener('input', keep)
    return () => node.removeEventListener('input', keep)
  }, [form, key])
  const forget = () => write(key, null)
  return { isRestored, forget }
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {}
  for (const control of controls(form)) if (control.name && !control.disabled) values[control.name] = control.value
  return values
}

/** Puts kept values back; false where there were none, or none that differs. */
function restore(form: HTMLFormElement, values: Record<string, string> | null): boolean {
  let changed = false
  for (const control of controls(form)) {
    const kept = values?.[control.name]
    if (kept === undefined) continue
    control.value = kept
    changed ||= control.name !== 'version' && kept !== initial(control)
  }
  return changed
}

const initial = (control: ReturnType<typeof controls>[number]): string =>
  control instanceof HTMLSelectElement
    ? (([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? '')
    : control.defaultValue

const TYPED = ['text', 'search', 'url', 'date']

const controls = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement ||
      (element instanceof HTMLInputElement && (TYPED.includes(element.type) || element.name === 'version')),
  )

// A browser may forbid storage or have none left; the draft is a comfort, not a promise.
function read(key: string): Record<string, string> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null')
    return kept && typeof kept === 'object'
      ? Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]))
      : null
  } catch {
    return null
  }
}

function write(key: string, values: Record<string, string> | null): void {
  try {
    if (values) sessionStorage.setItem(PREFIX + key, JSON.stringify(values))
    else sessionStorage.removeItem(PREFIX + key)
  } catch {}
}
