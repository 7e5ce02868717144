import type { CauseKind } from '../platform/db/generated/enums'

export type { CauseKind }

export const CAUSE_KINDS = ['trigger', 'root_cause', 'contributing_factor'] as const satisfies CauseKind[]

export const KIND_WORDS: Record<CauseKind, string> = {
  trigger: 'Trigger',
  root_cause: 'Root cause',
  contributing_factor: 'Contributing factor',
}

/** A row of the tree as it is stored. A deleted cause keeps its place, so that it can come back to it. */
export interface Row {
  id: string
  parentId: string | null
  isDeleted: boolean
}

/** A cause as it stands in the tree that is shown: its nearest parent that is not deleted, and how deep it is. */
export interface Place {
  id: string
  parentId: string | null
  depth: number
}

export const STEPS = ['up', 'down', 'indent', 'outdent'] as const
/** up and down among its siblings; indent makes it a why of the sibling above, outdent a sibling of its parent. */
export type Step = (typeof STEPS)[number]

/** Where a cause goes: under a parent (null: the top), before one of its children there, or last. */
export interface Target {
  parentId: string | null
  beforeId: string | null
}

/**
 * The tree that is shown, top to bottom. The children of a deleted cause stand in its place, one level up: nothing they say is
 * lost with it, and when it comes back they are its children again.
 * @param rows in the order of their positions
 */
export function placesOf(rows: readonly Row[]): Place[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const shownParent = (row: Row): string | null => {
    let parent = row.parentId === null ? undefined : byId.get(row.parentId)
    while (parent?.isDeleted) parent = parent.parentId === null ? undefined : byId.get(parent.parentId)
    return parent?.id ?? null
  }
  const children = new Map<string | null, string[]>()
  for (const row of rows) {
    if (row.isDeleted) continue
    const parentId = shownParent(row)
    children.set(parentId, [...(children.get(parentId) ?? []), row.id])
  }
  const walk = (parentId: string | null, depth: number): Place[] =>
    (children.get(parentId) ?? []).flatMap((id) => [{ id, parentId, depth }, ...walk(id, depth + 1)])
  return walk(null, 0)
}

/** A cause with all that it is a why of, from the top; nothing where it is not shown. */
export function chainOf(places: readonly Place[], id: string | null): Place[] {
  const place = places.find((each) => each.id === id)
  return place ? [...chainOf(places, place.parentId), place] : []
}

/** A cause with everything below it, top to bottom. */
export function branchOf(places: readonly Place[], id: string): Place[] {
  const from = places.findIndex((place) => place.id === id)
  const top = places[from]
  if (!top) return []
  const length = places.slice(from + 1).findIndex((place) => place.depth <= top.depth)
  return places.slice(from, length === -1 ? undefined : from + 1 + length)
}

/** Where one step leads a cause; null where there is no way that way. */
export function targetOf(places: readonly Place[], id: string, step: Step): Target | null {
  const place = places.find((each) => each.id === id)
  if (!place) return null
  const siblings = places.filter((each) => each.parentId === place.parentId).map((each) => each.id)
  const at = siblings.indexOf(id)
  switch (step) {
    case 'up':
      return at > 0 ? { parentId: place.parentId, beforeId: siblings[at - 1] ?? null } : null
    case 'down':
      return at < siblings.length - 1 ? { parentId: place.parentId, beforeId: siblings[at + 2] ?? null } : null
    case 'indent':
      return at > 0 ? { parentId: siblings[at - 1] ?? null, beforeId: null } : null
    case 'outdent': {
      const parent = places.find((each) => each.id === place.parentId)
      if (!parent) return null
      const uncles = places.filter((each) => each.parentId === parent.parentId).map((each) => each.id)
      return { parentId: parent.parentId, beforeId: uncles[uncles.indexOf(parent.id) + 1] ?? null }
    }
  }
}

/** The steps that lead a cause somewhere. */
export const stepsOf = (places: readonly Place[], id: string): Step[] =>
  STEPS.filter((step) => targetOf(places, id, step) !== null)

/** Why a cause cannot go there, as a sentence; null where it can. Only what would make a cause its own why is refused. */
export function placingRefusal(places: readonly Place[], id: string, { parentId, beforeId }: Target): string | null {
  if (parentId !== null && branchOf(places, id).some((place) => place.id === parentId)) {
    return 'A cause cannot be a why of itself or of one of its own whys.'
  }
  const known = (wanted: string) => places.some((place) => place.id === wanted)
  if (!known(id) || (parentId !== null && !known(parentId))) return 'This cause is not there any more.'
  if (beforeId !== null && places.find((place) => place.id === beforeId)?.parentId !== parentId) {
    return 'The causes were rearranged meanwhile. Try again.'
  }
  return null
}

/** The ids of the shown causes, top to bottom, after a cause went somewhere with its branch. */
export function orderAfter(places: readonly Place[], id: string, { parentId, beforeId }: Target): string[] {
  const branch = branchOf(places, id).map((place) => place.id)
  const rest = places.filter((place) => !branch.includes(place.id))
  const before = beforeId === id ? null : beforeId
  const at = before !== null ? rest.findIndex((place) => place.id === before) : endOf(rest, parentId)
  const ids = rest.map((place) => place.id)
  return [...ids.slice(0, at), ...branch, ...ids.slice(at)]
}

function endOf(places: readonly Place[], parentId: string | null): number {
  if (parentId === null) return places.length
  return places.findIndex((place) => place.id === parentId) + branchOf(places, parentId).length
}

/** All rows in their new order: the shown ones as given, each deleted one still behind the row it stood behind. */
export function mergeOrder(rows: readonly Row[], shown: readonly string[]): string[] {
  const behind = new Map<string | null, string[]>()
  let last: string | null = null
  for (const row of rows) {
    if (row.isDeleted) behind.set(last, [...(behind.get(last) ?? []), row.id])
    else last = row.id
  }
  return [...(behind.get(null) ?? []), ...shown.flatMap((id) => [id, ...(behind.get(id) ?? [])])]
}
