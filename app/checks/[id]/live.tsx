'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

interface Props {
  url: string
  /** What the page was drawn from; another one means that something is new. */
  stamp: string
  isAwaited: boolean
}

const WHILE_RUNNING_MS = 700
const OTHERWISE_MS = 5_000

/** Follows the check while its page is looked at: asks a small question, and draws anew only when the answer is another one. */
export function Live({ url, stamp, isAwaited }: Props) {
  const router = useRouter()
  useEffect(() => {
    let isOver = false
    const ask = async () => {
      if (document.visibilityState === 'visible') {
        const answer = await fetch(url, { cache: 'no-store' }).then(
          (response) => (response.ok ? response.json() : null),
          () => null,
        )
        if (isOver) return
        if (answer && answer.stamp !== stamp) router.refresh()
      }
      timer = setTimeout(ask, isAwaited ? WHILE_RUNNING_MS : OTHERWISE_MS)
    }
    let timer = setTimeout(ask, isAwaited ? WHILE_RUNNING_MS : OTHERWISE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [router, url, stamp, isAwaited])
  return null
}
