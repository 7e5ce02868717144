import type { DraftEntry, Span } from '../draft'
import type { Told } from './incident'

/** What a tool recorded: always with its instant. */
export interface Recorded extends Told {
  at: string
}

type Milestone = NonNullable<DraftEntry['milestone']>
const ENDS = new Set<Milestone>(['mitigated', 'resolved'])

/** In the order of time. A milestone is proposed once: where it began first, where it ended last. */
export function inOrder(events: readonly Recorded[]): Recorded[] {
  const sorted = events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const found = new Map<Milestone, Recorded>()
  for (const event of sorted)
    if (event.milestone && (ENDS.has(event.milestone) || !found.has(event.milestone))) found.set(event.milestone, event)
  return sorted.map((event) => (event.milestone && found.get(event.milestone) !== event ? { ...event, milestone: null } : event))
}

/** A field that a person would look for and an incident has no place for: its name, its value, where it stands. */
export type Fact = [label: string, value: string | null, spans: Span[]]

/** Such fields as one section, a line each; none where all are empty. */
export function factsSection(title: string, facts: readonly Fact[]): { title: string; body: string; spans: Span[] }[] {
  const told = facts.filter(([, value]) => value !== null)
  if (told.length === 0) return []
  const body = told.map(([label, value]) => `- **${label}**: ${value?.replaceAll('\n', '\n  ')}`).join('\n')
  return [{ title, body, spans: told.flatMap(([, , spans]) => spans) }]
}
