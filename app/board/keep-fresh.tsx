'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useLive } from '@/components/use-live'

/** Where the server cannot tell. */
const ASK_EVERY_MS = 10_000
const BUSY_MS = 500

/** What a person is in the middle of, and what drawing anew would take out of their hands. */
const BUSY = '[data-ghost], [data-carried], [popover]:popover-open, dialog[open]'

/** Draws the board anew when the worker, or somebody else, changed it. */
export function KeepFresh({ version }: { version: string }) {
  const router = useRouter()
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(later.current), [])

  async function look() {
    const answer = await fetch('/board/version', { cache: 'no-store' }).catch(() => null)
    if (answer?.ok && (await answer.text()) !== version) drawAnew()
  }
  function drawAnew() {
    clearTimeout(later.current)
    if (document.querySelector(BUSY)) later.current = setTimeout(drawAnew, BUSY_MS)
    else router.refresh()
  }
  useLive(['board'], ASK_EVERY_MS, look)
  return null
}
