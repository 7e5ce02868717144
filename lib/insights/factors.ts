import type { NamedCause } from './recurring'

export interface SharedFactor {
  name: string
  /** Newest first, each once. */
  incidents: NamedCause['incident'][]
}

/** The factors of the causes that happened, those of the most incidents first. */
export function sharedFactors(causes: readonly NamedCause[]): SharedFactor[] {
  const byName = new Map<string, Map<number, NamedCause['incident']>>()
  for (const { factors, incident } of causes)
    for (const name of factors) byName.set(name, (byName.get(name) ?? new Map()).set(incident.number, incident))
  return [...byName]
    .map(([name, incidents]) => ({ name, incidents: [...incidents.values()].sort((a, b) => b.number - a.number) }))
    .sort((a, b) => b.incidents.length - a.incidents.length || a.name.localeCompare(b.name, 'en'))
}
