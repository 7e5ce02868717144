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

const NAMES: Record<string, string> = { d: 'day', h: 'hour', min: 'minute', s: 'second' }

/** The same in whole words where it is one unit: "1 day", "90 seconds"; otherwise as above. */
export function sayDuration(seconds: number): string {
  const unit = UNITS.find(([size]) => seconds >= size && seconds % size === 0)
  return unit ? count(seconds / unit[0], NAMES[unit[1]] ?? unit[1]) : wordDuration(seconds)
}

/** "every day", "every 5 minutes". */
export const sayEvery = (seconds: number): string => `every ${sayDuration(seconds).replace(/^1 (?=\w{3,}$)/, '')}`

/** An instant where no reader's zone is known: "2026-03-28 23:00:05 UTC". */
export const wordInstant = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** "1 pass", "3 passes". */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`
