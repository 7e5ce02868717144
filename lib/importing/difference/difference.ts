import { mergeTexts } from '../../revisions/merge'
import { fingerprint } from '../fingerprint'
import { type DifferenceKind, type Item, type StandingItem, TEXTS } from './content'
import { matchItems } from './match'
import type { Whither } from './places'

/** What a newer version of a source says otherwise about one item, and how that goes with what stands in the incident. */
export interface Change {
  /** Says the same change in the next request too, and another one where anything about it is other. */
  key: string
  kind: DifferenceKind
  what: 'added' | 'changed' | 'removed' | 'moved'
  /** What the source said when it was imported; null for what it says for the first time. */
  before: Item | null
  /** What it says now, or what that and the changes made here give together; null for what it does not say any more. */
  after: Item | null
  /** The item in the incident; null where it is not there. */
  here: StandingItem | null
  /** The names of the fields that would change. */
  fields: string[]
  /** Why a person has to choose: the same was changed, or deleted, here meanwhile. */
  conflict: 'changed_here' | 'removed_here' | null
  /** Where what is moved or added goes; where that is not said, an entry goes by its time, and all else to the end. */
  to?: Whither
}

/**
 * Compares three: the source as it was imported, the source as it is now, and the incident as it is now. Every item that the source
 * changed is answered, except where the incident says the same already. What was changed here alone is no difference.
 * @param inAfter the place in `after` of each item of `before`, where that is known
 */
export function differenceOf(
  before: readonly Item[],
  after: readonly Item[],
  here: readonly StandingItem[],
  inAfter: readonly (number | null)[] = matchItems(before, after),
): Change[] {
  const inHere = matchItems(before, here)
  const changes = before.flatMap((item, at) => {
    const now = after[inAfter[at] ?? -1] ?? null
    const standing = here[inHere[at] ?? -1] ?? null
    return now ? changed(item, now, standing) : removed(item, standing)
  })
  const claimed = new Set(inHere)
  const free = here.filter((_, at) => !claimed.has(at))
  const fresh = after.filter((_, at) => !inAfter.includes(at))
  const alreadyHere = matchItems(fresh, free)
  const added = fresh.flatMap((item, at) => {
    const standing = free[alreadyHere[at] ?? -1] ?? null
    if (standing && differing(item, standing).length === 0) return []
    const isNamed = standing !== null && item.name !== null && item.name === standing.name
    return isNamed
      ? changed({ ...item, fields: emptied(item) }, item, standing)
      : [change({ what: 'added', before: null, after: item, here: null })]
  })
  return [...changes, ...added]
}

const emptied = ({ fields }: Item) => Object.fromEntries(Object.keys(fields).map((name) => [name, '']))

const differing = (a: Item, b: Item): string[] => Object.keys(a.fields).filter((name) => a.fields[name] !== b.fields[name])

function changed(before: Item, now: Item, here: StandingItem | null): Change[] {
  const bySource = differing(before, now)
  if (bySource.length === 0) return []
  if (!here) return [change({ what: 'changed', before, after: now, here, fields: bySource, conflict: 'removed_here' })]
  const open = bySource.filter((name) => here.fields[name] !== now.fields[name])
  if (open.length === 0) return []
  // What the source left as it was stays as it is here.
  const fields: Record<string, string> = { ...here.fields }
  let isConflict = false
  for (const name of open) {
    const settled = settle(name, before.fields[name] ?? '', now.fields[name] ?? '', here.fields[name] ?? '')
    fields[name] = settled ?? now.fields[name] ?? ''
    if (settled === null) isConflict = true
  }
  const after = { kind: now.kind, name: now.name, fields }
  return [change({ what: 'changed', before, after, here, fields: open, conflict: isConflict ? 'changed_here' : null })]
}

/** The text of a field that both may have changed; null where a person has to choose. */
function settle(name: string, before: string, now: string, here: string): string | null {
  if (here === before) return now
  return TEXTS.includes(name) ? mergeTexts(before, now, here) : null
}

function removed(before: Item, here: StandingItem | null): Change[] {
  if (!here || before.kind === 'fact') return []
  const conflict = differing(before, here).length > 0 ? 'changed_here' : null
  return [change({ what: 'removed', before, after: null, here, conflict })]
}

type Parts = Pick<Change, 'what' | 'before' | 'after' | 'here'> & Partial<Pick<Change, 'fields' | 'conflict'>>

/** A change with its key. */
export function change({ fields = [], conflict = null, ...rest }: Parts): Change {
  const kind = rest.after?.kind ?? rest.before?.kind ?? 'fact'
  return { key: fingerprint([kind, rest, fields]), kind, ...rest, fields, conflict }
}
