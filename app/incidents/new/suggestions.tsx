'use client'

import { useEffect, useRef } from 'react'
import { TextInput } from '@/components/ui/text-input'
import { ZoneNames } from '@/components/zone/zone-names'

/** The zone of a new incident: the member's own, else the browser's once there is one; what was typed stays. */
export function ZoneInput({ ownZone }: { ownZone: string | null }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const node = input.current
    if (ownZone === null && node && node.value === node.defaultValue)
      node.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }, [ownZone])
  return (
    <>
      <TextInput ref={input} defaultValue={ownZone ?? 'UTC'} list="zones" required spellCheck={false} autoCapitalize="none" />
      <ZoneNames />
    </>
  )
}

export function Names({ id, names }: { id: string; names: string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
