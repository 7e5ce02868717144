import { Conflict, Invalid } from '../platform/errors'
import { DRAFT_LISTS, type Draft, type DraftChange, type DraftIncident } from './draft'
import { changeIncident } from './edit'

/** How many changes can be taken back, and how much text is kept for that beside the last one. */
const MOST = 50
const MOST_CHARACTERS = 1_000_000

const FACTS = ['title', 'titleSpans', 'startedOn', 'severity', 'timeZone'] as const

type Items = { id: string }[]
const itemsOf = (incident: DraftIncident, list: (typeof DRAFT_LISTS)[number]): Items => incident[list]

/** The draft with one incident changed, and what stood there before remembered under the words for it. @throws Invalid */
export function changed(
  draft: Draft,
  { id, ordinal, words }: Pick<DraftChange, 'id' | 'ordinal' | 'words'>,
  change: (incident: DraftIncident) => DraftIncident,
): Draft {
  const before = draft.incidents[ordinal]
  const after = changeIncident(draft, ordinal, change)
  const now = after.incidents[ordinal]
  if (!before || !now || before === now) return draft
  const entry: DraftChange = { id, ordinal, words, ...difference(before, now) }
  return { ...after, history: recent([...(draft.history ?? []), entry]) }
}

function difference(before: DraftIncident, after: DraftIncident): Pick<DraftChange, 'before' | 'added' | 'facts'> {
  const isSame = FACTS.every((name) => before[name] === after[name])
  const lists = DRAFT_LISTS.filter((list) => before[list] !== after[list]).map((list) => {
    const were = new Set(itemsOf(before, list).map(({ id }) => id))
    const now = new Map(itemsOf(after, list).map((item) => [item.id, item]))
    return {
      before: itemsOf(before, list).flatMap((item, at) =>
        now.get(item.id) === item ? [] : [{ list, at, id: item.id, json: JSON.stringify(item) }],
      ),
      added: [...now.keys()].filter((id) => !were.has(id)).map((id) => ({ list, id })),
    }
  })
  return {
    before: lists.flatMap((list) => list.before),
    added: lists.flatMap((list) => list.added),
    facts: isSame ? null : JSON.stringify(Object.fromEntries(FACTS.map((name) => [name, before[name]]))),
  }
}

/** The last change of an incident that can be taken back. */
export const lastChange = (draft: Draft, ordinal: number): DraftChange | undefined =>
  draft.history?.findLast((change) => change.ordinal === ordinal)

/** The draft as it was before the last change of an incident. `id` says which one the person saw, or "last". @throws Conflict, Invalid */
export function takeBack(draft: Draft, ordinal: number, id: string): Draft {
  const last = lastChange(draft, ordinal)
  if (!last) throw new Invalid('There is nothing to take back.')
  if (id !== 'last' && last.id !== id)
    throw new Conflict('Something else was changed meanwhile, in another window perhaps. Open the draft again.')
  const back = changeIncident(draft, ordinal, (incident) => {
    const restored = DRAFT_LISTS.map((list) => [list, listBefore(itemsOf(incident, list), last, list)] as const)
    // What stands in the history is judged like any other draft before it is stored.
    return { ...incident, ...(last.facts && JSON.parse(last.facts)), ...Object.fromEntries(restored) } as DraftIncident
  })
  return { ...back, history: draft.history?.filter((change) => change !== last) }
}

function listBefore(items: Items, change: DraftChange, list: DraftChange['added'][number]['list']): Items {
  const before = change.before.filter((one) => one.list === list)
  const added = change.added.filter((one) => one.list === list)
  if (before.length === 0 && added.length === 0) return items
  const gone = new Set([...before.map(({ id }) => id), ...added.map(({ id }) => id)])
  const result = items.filter((item) => !gone.has(item.id))
  for (const { at, json } of before.toSorted((a, b) => a.at - b.at)) result.splice(at, 0, JSON.parse(json))
  return result
}

/** The newest changes, as many as may be kept; the last one always. */
function recent(history: DraftChange[]): DraftChange[] {
  let characters = 0
  const kept = history.slice(-MOST).toReversed()
  const end = kept.findIndex((change, index) => {
    characters += index === 0 ? 0 : JSON.stringify(change).length
    return characters > MOST_CHARACTERS
  })
  return (end === -1 ? kept : kept.slice(0, end)).toReversed()
}
