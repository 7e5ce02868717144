'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useZone } from '@/components/zone/zone-context'

interface Props {
  /** The zone in which the server told them. */
  zone: string
  className?: string | undefined
  children: ReactNode
}

/** Tells the times of the rows in it in the zone that is chosen; what tells them again is loaded when that is another. */
export function Zoned({ zone: told, className, children }: Props) {
  const { zone } = useZone()
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(told)
  useEffect(() => {
    if (zone === told && shown.current === told) return
    shown.current = zone
    import('./rezone').then(({ rezone }) => place.current && rezone(place.current, zone, zone === told))
  })
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  )
}
