const UNITS: [number, string][] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** A length of time in at most two units: 90 → "1 min 30 s", 86 400 → "1 d", 0 → "0 s". */
export function wordDuration(seconds: number): string {
  let rest = Math.round(Math.abs(seconds))
  const parts: string[] = []
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${unit}`)
    else if (parts.length > 0) break
    rest -= count * size
    if (parts.length === 2) break
  }
  return parts.join(' ') || '0 s'
}

/** An instant where no reader's zone is known: "2026-03-28 23:00:05 UTC". */
export const wordInstant = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** "1 pass", "3 passes". */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`
