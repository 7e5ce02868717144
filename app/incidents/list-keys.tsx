'use client'

import { useKey } from '@/components/ui/use-key'

/** J and K walk the list; Enter opens what is focused, as everywhere. */
export function ListKeys() {
  useKey('j', 'The next incident of the list', () => walk(1))
  useKey('k', 'The incident before', () => walk(-1))
  return null
}

function walk(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-walk="incidents"] li > div > a')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const next = at === -1 ? (step === 1 ? links[0] : links.at(-1)) : links[at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
