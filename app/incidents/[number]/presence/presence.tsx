'use client'

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import type { LivePresence } from './live-presence'

interface Props {
  number: number
  incidentId: string
  /** Of this page among those that are looked at. */
  page: string
  /** Who was there when the page was made. */
  children: ReactNode
}

/** Reading comes first: what follows who is here is loaded when the page has come to rest. */
const REST_MS = 2_000

/** Who else is here. */
export function Presence({ children, ...props }: Props) {
  const [Live, setLive] = useState<ComponentType<Parameters<typeof LivePresence>[0]> | null>(null)
  useEffect(() => {
    const load = () => import('./live-presence').then((module) => setLive(() => module.LivePresence))
    const rest = setTimeout(() => void load().catch(() => {}), REST_MS)
    return () => clearTimeout(rest)
  }, [])
  return Live ? <Live {...props}>{children}</Live> : children
}
