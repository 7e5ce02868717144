'use client'

import { useEffect, useState } from 'react'
import { type Found, NOTHING } from '@/lib/search/rules'

const PAUSE_MS = 100

/** What the server finds for what was typed, asked after a short pause; while it looks, what it found before stays. */
export function useFound(typed: string): { found: Found; state: 'looking' | 'done' | 'failed' } {
  const query = typed.trim()
  const [answer, setAnswer] = useState<{ query: string; found: Found; failed?: true }>({ query: '', found: NOTHING })
  useEffect(() => {
    if (query === '') return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/palette?q=${encodeURIComponent(query)}`, { signal: stop.signal })
        if (!response.ok) throw new Error(`palette answered ${response.status}`)
        setAnswer({ query, found: (await response.json()) as Found })
      } catch {
        if (!stop.signal.aborted) setAnswer({ query, found: NOTHING, failed: true })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  if (query === '') return { found: NOTHING, state: 'done' }
  return { found: answer.found, state: answer.query !== query ? 'looking' : answer.failed ? 'failed' : 'done' }
}
