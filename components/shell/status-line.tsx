'use client'

import { type ReactNode, useEffect, useState } from 'react'
import type { Health } from '@/lib/platform/health.store'
import styles from './status-line.module.css'

const EVERY_MS = 15_000

type Seen = Pick<Health, 'database' | 'worker'> | 'no answer'

/** Says what is unwell, and what that means for the reader; silent while everything runs. Looks again while the page is looked at. */
export function StatusLine({ first, sign }: { first: Seen; sign: ReactNode }) {
  const [seen, setSeen] = useState<Seen>(first)
  useEffect(() => {
    const look = async () => {
      if (!document.hidden) setSeen(await ask())
    }
    const timer = setInterval(look, EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  const words = inWords(seen)
  return (
    <div role="status" className={styles.place}>
      {words && (
        <p className={styles.line}>
          {sign}
          <span>{words}</span>
        </p>
      )}
    </div>
  )
}

async function ask(): Promise<Seen> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store' })
    return (await answer.json()) as Health
  } catch {
    return 'no answer'
  }
}

function inWords(seen: Seen): string | null {
  if (seen === 'no answer') return 'Nevermore does not answer. What you typed stays here; save it when it is back.'
  if (!seen.database) return 'The database does not answer. Nothing can be saved until it is back.'
  if (!seen.worker) return 'No worker is running. Checks wait, and nothing is verified meanwhile.'
  return null
}
