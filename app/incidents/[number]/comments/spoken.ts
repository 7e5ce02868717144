import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Thread } from '@/lib/comments/list.store'
import { findPart } from '@/lib/comments/part.store'
import type { Part } from '@/lib/comments/parts'
import { firstWords } from '@/lib/platform/first-words'
import { loadParts } from '../parts'
import { type PlacedThread, placeIn } from './load'

/** Something that can be commented on. */
export interface Commentable {
  part: Part
  /** The heading it stands under, and how it is called there. */
  group: string
  title: string
  /** The element of the article that shows it, as an address names it behind #. */
  element: string
}

const LONGEST_TITLE = 80

/** All of an incident that the actor may comment on, in the order of the comments page. */
export async function listCommentable(actor: Actor, incidentId: string): Promise<Commentable[]> {
  const { sections, entries, causes, actions, lessons } = await loadParts(actor, incidentId)
  const short = (kind: Part['kind'], group: string) => (row: { id: string; text: string }) => ({
    ...{ part: { kind, id: row.id }, group, title: firstWords(row.text, LONGEST_TITLE), element: `${kind}-${row.id}` },
  })
  return [
    ...sections.map(({ id, key, title }) => ({
      ...{ part: { kind: 'section' as const, id }, group: title, title, element: `section-${key}` },
    })),
    ...entries.map(short('entry', 'Timeline')),
    ...causes.map(short('cause', 'Causes')),
    ...actions.map(({ id, number, title }) => ({
      ...{ part: { kind: 'action' as const, id }, group: 'Corrective actions' },
      ...{ title: firstWords(`ACT-${number} ${title}`, LONGEST_TITLE), element: `action-${number}` },
    })),
    ...lessons.map(short('lesson', 'Lessons')),
  ]
}

/** What is said, thread by thread, with what it is said of. */
export interface Spoken {
  of: Commentable
  threads: PlacedThread[]
}

/** @param threads by the id of what they are on */
export const readSpoken = (
  actor: Actor,
  all: readonly Commentable[],
  threads: ReadonlyMap<string, readonly Thread[]>,
): Promise<Spoken[]> =>
  Promise.all(
    all.flatMap((of) => {
      const own = threads.get(of.part.id)
      return own ? [findPart(actor, of.part).then((part) => ({ of, threads: placeIn(part?.reads ?? '', own) }))] : []
    }),
  )
