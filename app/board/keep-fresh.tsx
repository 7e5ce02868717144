'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 10_000

/** Draws the board anew when the worker, or somebody else, changed it. Asks only while the page is looked at. */
export function KeepFresh({ version }: { version: string }) {
  const router = useRouter()
  useEffect(() => {
    let stopped = false
    async function look() {
      if (document.hidden || stopped) return
      const answer = await fetch('/board/version', { cache: 'no-store' }).catch(() => null)
      if (stopped || !answer?.ok) return
      if ((await answer.text()) !== version && !document.querySelector('[data-ghost], [popover]:popover-open, dialog[open]'))
        router.refresh()
    }
    const timer = setInterval(look, EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      stopped = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [version, router])
  return null
}
