import type { Draft, DraftIncident } from '@/lib/importing/draft'
import { importerFor } from '@/lib/importing/importers/registry'

/** Reads a document without a thread, as the tests of recognisers do. */
export function readPostmortem(text: string, name = 'postmortem.md'): { text: string; draft: Draft } {
  const file = { name, bytes: new TextEncoder().encode(text) }
  return importerFor(file).read(file, { evenIfNone: true })
}

/** The one incident of a document. */
export function readOne(text: string, name?: string): DraftIncident {
  const { incidents } = readPostmortem(text, name).draft
  const [incident] = incidents
  if (!incident || incidents.length !== 1) throw new Error(`Expected one incident, found ${incidents.length}`)
  return incident
}

/** "2024-03-01T10:00Z Deployed" for each entry. */
export const timelineOf = (text: string, name?: string): string[] =>
  readOne(text, name).timeline.map(
    ({ at, endedAt, clockTime, text: words }) => `${at ?? clockTime ?? '?'}${endedAt ? `/${endedAt}` : ''} ${words}`,
  )
