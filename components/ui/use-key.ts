'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface KeyInForce {
  key: string
  words: string
}

const OFF = 'nevermore.keys-off'
let inForce: readonly KeyInForce[] = []
const listeners = new Set<() => void>()
let snapshot: readonly KeyInForce[] = []

/**
 * Runs `press` when that key alone is pressed outside of anything that takes text, and not while a dialog is open. `words` stand
 * in the keyboard help while the component is shown. Of two that want one key the later one has it: the page's, not the frame's
 * around it. Single keys can be switched off there (WCAG 2.1.4).
 */
export function useKey(key: string, words: string, press: () => void): void {
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const own = { key, words }
    put([...inForce, own])
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (inForce.findLast((one) => one.key === key) !== own) return
      if (!singleKeysOn() || takesText(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
      put(inForce.filter((one) => one !== own))
    }
  }, [key, words])
}

/** The single keys of the page that is shown, in the order of their registration. */
export const useKeysInForce = (): readonly KeyInForce[] =>
  useSyncExternalStore(
    subscribe,
    () => snapshot,
    () => snapshot,
  )

/** Whether single keys do anything in this browser, and the switch for it. */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, singleKeysOn, () => true)
  return [on, setSingleKeys]
}

function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, '1')
  changed()
}

const singleKeysOn = (): boolean => localStorage.getItem(OFF) === null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function put(keys: readonly KeyInForce[]): void {
  inForce = keys
  snapshot = [...new Map(keys.map((one) => [one.key, one])).values()]
  changed()
}

function changed(): void {
  for (const listener of listeners) listener()
}

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  )
}
