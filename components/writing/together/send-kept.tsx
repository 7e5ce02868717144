'use client'

import { useEffect } from 'react'
import { KEPT } from './kept'

/** What was typed without a connection and never sent (the page was closed) is sent when its author next looks at an incident. */
export function SendKept({ memberId }: { memberId: string }) {
  useEffect(() => {
    if (isAnything(memberId)) import('./open').then(({ sendKept }) => sendKept(memberId)).catch(() => {})
  }, [memberId])
  return null
}

// A browser may forbid its storage.
function isAnything(memberId: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${KEPT} ${memberId} `))
  } catch {
    return false
  }
}
