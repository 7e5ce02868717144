'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useLive } from '@/components/use-live'
import type { Present } from '@/lib/live/presence.store'
import styles from './presence.module.css'
import { PresentList } from './present-list'

interface Props {
  number: number
  incidentId: string
  page: string
  /** Until the first answer. */
  children: ReactNode
}

/** It says so often that it is looked at; after a minute without a word it is not. */
const STAY_MS = 20_000
const ANSWER_MS = 8_000

/** Who else is here, followed while the page is looked at. Where the server does not answer it says that nobody knows. */
export function LivePresence({ number, incidentId, page, children }: Props) {
  const [present, setPresent] = useState<Present[] | 'unknown' | null>(null)
  // A page that is drawn anew is the same page.
  const [address] = useState(`/incidents/${number}/presence/${page}`)
  useLive([`presence:${incidentId}`], STAY_MS, () => ask(address).then(setPresent), STAY_MS)
  useEffect(() => {
    const leave = () => fetch(`${address}?left`, { method: 'POST', keepalive: true }).catch(() => {})
    const turn = () => document.hidden && leave()
    const lose = () => setPresent('unknown')
    ask(address).then(setPresent)
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    window.addEventListener('offline', lose)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('offline', lose)
      leave()
    }
  }, [address])
  if (present === null) return children
  if (present === 'unknown') return <p className={styles.here}>No connection: who is here is not known</p>
  return <PresentList present={present} />
}

/** Says that the page is looked at, and is told who else is here. */
async function ask(address: string): Promise<Present[] | 'unknown'> {
  try {
    const answer = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(ANSWER_MS) })
    return answer.ok ? (await answer.json()).present : 'unknown'
  } catch {
    return 'unknown'
  }
}
