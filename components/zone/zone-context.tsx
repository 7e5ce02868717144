'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type ZoneChoice, zoneChosen } from './choice'

interface Shown {
  choice: ZoneChoice
  /** The IANA zone in which everything under the provider is shown. */
  zone: string
  incidentZone: string
  choose: (choice: ZoneChoice) => void
}

const Zone = createContext<Shown | null>(null)

interface Props {
  incidentZone: string
  /** What the address says, so that the server writes the same times as the browser. */
  initial?: ZoneChoice
  /** The zone the member chose; null follows the browser. */
  ownZone: string | null
  children: ReactNode
}

/**
 * Shows every time under it in one zone. The server writes the incident's zone (or what the address names and it can know); the
 * browser's own zone is taken only after the first paint, so that both write the same at first.
 */
export function ZoneProvider({ incidentZone, initial = 'incident', ownZone, children }: Props) {
  const [choice, choose] = useState(initial)
  const [browserZone, setBrowserZone] = useState<string | null>(null)
  useEffect(() => setBrowserZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  useEffect(() => keepInAddress(choice), [choice])
  const zone = zoneChosen(choice, incidentZone, ownZone ?? browserZone)
  const shown = useMemo(() => ({ choice, zone, incidentZone, choose }), [choice, zone, incidentZone])
  return <Zone value={shown}>{children}</Zone>
}

/** The zone in which to show times here. */
export function useZone(): Shown {
  const shown = use(Zone)
  if (!shown) throw new Error('A time is shown outside a ZoneProvider.')
  return shown
}

// The address is what is sent to others and what a reload comes back to.
function keepInAddress(choice: ZoneChoice) {
  const url = new URL(window.location.href)
  if ((url.searchParams.get('zone') ?? 'incident') === choice) return
  if (choice === 'incident') url.searchParams.delete('zone')
  else url.searchParams.set('zone', choice)
  window.history.replaceState(window.history.state, '', url)
}
