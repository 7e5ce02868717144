import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { findPassage, type Place } from '@/lib/comments/anchor'
import { listThreads, type Thread } from '@/lib/comments/list.store'
import { markPassages, textIn, withLink } from '@/lib/postmortems/marked'
import { renderMarkdown } from '@/lib/postmortems/render.store'
import type { SafeHtml } from '@/lib/postmortems/rendering'

/** A thread, and where its passage stands now; null where it was changed, or where it speaks of the whole part. */
export type PlacedThread = Thread & { place: Place | null }

/** The threads of an incident by the id of what they are on. */
export async function loadThreads(actor: Actor, incidentId: string): Promise<Map<string, Thread[]>> {
  const byPart = new Map<string, Thread[]>()
  for (const thread of await listThreads(actor, incidentId))
    byPart.set(thread.on.id, [...(byPart.get(thread.on.id) ?? []), thread])
  return byPart
}

/** Threads with the place of each in a text as it reads. */
export const placeIn = (text: string, threads: readonly Thread[]): PlacedThread[] =>
  threads.map((thread) => ({ ...thread, place: thread.quote === '' ? null : findPassage(text, thread) }))

/** A section laid out, with the passages marked that open threads speak of. */
export async function layOut(body: string, threads: readonly Thread[]): Promise<{ html: SafeHtml; threads: PlacedThread[] }> {
  const html = await renderMarkdown(body)
  const placed = placeIn(threads.some(({ quote }) => quote !== '') ? textIn(html) : '', threads)
  return { html: marked(html, placed), threads: placed }
}

/** A short text that is laid out already, with the same marks and, behind it, the way to what is said of it. */
export function withThreads(html: SafeHtml, threads: readonly Thread[] | undefined, number: number): SafeHtml {
  const open = (threads ?? []).filter(({ resolvedAt }) => !resolvedAt)
  if (open.length === 0) return html
  return withLink(marked(html, placeIn(textIn(html), open)), { href: talkOf(open, number), text: countWords(open) })
}

/** Where open threads are read, … */
export const talkOf = ([first]: readonly Thread[], number: number): string =>
  `/incidents/${number}/comments${first ? `#thread-${first.id}` : ''}`

/** … and how much there is to read: "2 comments". */
export function countWords(threads: readonly Thread[]): string {
  const all = threads.reduce((sum, { replies }) => sum + 1 + replies.length, 0)
  return all === 1 ? '1 comment' : `${all} comments`
}

const marked = (html: SafeHtml, threads: readonly PlacedThread[]): SafeHtml =>
  markPassages(
    html,
    threads.flatMap(({ id, place, resolvedAt }) => (place && !resolvedAt ? [{ id: `passage-${id}`, ...place }] : [])),
  )
