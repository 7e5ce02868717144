'use client'

import { useEffect, useState } from 'react'

/** The zones a browser knows, for inputs with list="zones". */
export function ZoneNames() {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => setNames(['UTC', ...Intl.supportedValuesOf('timeZone')]), [])
  return (
    <datalist id="zones">
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
