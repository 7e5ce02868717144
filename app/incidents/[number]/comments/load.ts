import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { findPassage, type Place } from '@/lib/comments/anchor'
import { listThreads, type Thread } from '@/lib/comments/list.store'
import { markPassages, textIn } from '@/lib/postmortems/marked'
import { renderMarkdown } from '@/lib/postmortems/render.store'
import type { SafeHtml } from '@/lib/postmortems/rendering'

/** A thread, and where its passage stands now; null where it was changed, or where it speaks of the whole section. */
export type PlacedThread = Thread & { place: Place | null }

/** The threads of an incident by the id of their section. */
export async function loadThreads(actor: Actor, incidentId: string): Promise<Map<string, Thread[]>> {
  const bySection = new Map<string, Thread[]>()
  for (const thread of await listThreads(actor, incidentId))
    bySection.set(thread.sectionId, [...(bySection.get(thread.sectionId) ?? []), thread])
  return bySection
}

/** A section laid out, with the passages marked that open threads speak of. */
export async function layOut(body: string, threads: readonly Thread[]): Promise<{ html: SafeHtml; threads: PlacedThread[] }> {
  const html = await renderMarkdown(body)
  const text = threads.some(({ quote }) => quote !== '') ? textIn(html) : ''
  const placed = threads.map((thread) => ({ ...thread, place: thread.quote === '' ? null : findPassage(text, thread) }))
  const marks = placed.flatMap(({ id, place, resolvedAt }) => (place && !resolvedAt ? [{ id: `passage-${id}`, ...place }] : []))
  return { html: markPassages(html, marks), threads: placed }
}
