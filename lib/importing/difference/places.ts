import type { Item, StandingItem } from './content'
import { type Change, change } from './difference'
import { matchItems } from './match'
import { restOf } from './rest-of'

/** Items in their order, with the place in the list of what each stands below: null at the top. Only causes stand below another. */
export interface Arranged<T extends Item = Item> {
  items: readonly T[]
  parents: readonly (number | null)[]
}

/** An item here by its id, or one that is only added by the change of this key. */
export type Ref = { id: string } | { key: string }

/** Where an item goes: each list begins with the nearest, for what is named may not be there any more, or not be taken. */
export interface Whither {
  below: Ref[]
  behind: Ref[]
}

export interface Moves {
  changes: Change[]
  /** Entries that stand where their time does not allow it. */
  misplaced: Item[]
}

/** So many neighbours are named: one of them will be there. */
const NEIGHBOURS = 20

/** An item that is in all three, by its places there. */
interface Node {
  before: number
  after: number
  here: number
}

/**
 * What was put elsewhere among its like, or below another: told apart from what was only pushed aside by that. Items whose place
 * follows from their time are not asked for it.
 * @param changes what else differs; what is added among it is told its place
 * @param inAfter the place in `after` of each item of `before`
 */
export function movesOf(
  before: Arranged,
  after: Arranged,
  here: Arranged<StandingItem>,
  inAfter: readonly (number | null)[],
  changes: readonly Change[],
): Moves & { added: Change[] } {
  const inHere = matchItems(before.items, here.items)
  const found = (['entry', 'cause'] as const).map((kind) => new Moving(kind, before, after, here, inAfter, inHere, changes))
  return {
    changes: found.flatMap((one) => one.moves()),
    misplaced: found.flatMap((one) => one.misplaced),
    added: changes.map((one) => found.reduce((told, moving) => moving.withPlace(told), one)),
  }
}

/** @property isChosen somebody moved it here too: a person chooses */
interface Moved {
  node: Node
  isChosen: boolean
}

class Moving {
  readonly misplaced: Item[] = []
  private readonly nodes: Node[]
  private readonly byBefore: Map<number, Node>
  private readonly byAfter: Map<number, Node>
  private readonly byHere: Map<number, Node>

  constructor(
    private readonly kind: 'entry' | 'cause',
    private readonly before: Arranged,
    private readonly after: Arranged,
    private readonly here: Arranged<StandingItem>,
    private readonly inAfter: readonly (number | null)[],
    inHere: readonly (number | null)[],
    private readonly changes: readonly Change[],
  ) {
    this.nodes = before.items.flatMap((item, at): Node[] => {
      const [there, standing] = [inAfter[at] ?? null, inHere[at] ?? null]
      return item.kind === kind && there !== null && standing !== null ? [{ before: at, after: there, here: standing }] : []
    })
    this.byBefore = new Map(this.nodes.map((node) => [node.before, node]))
    this.byAfter = new Map(this.nodes.map((node) => [node.after, node]))
    this.byHere = new Map(this.nodes.map((node) => [node.here, node]))
  }

  moves(): Change[] {
    const moved: Moved[] = []
    const groups = new Map<ReturnType<typeof this.parentAfter>, Node[]>()
    for (const node of this.nodes) {
      const parent = this.parentAfter(node)
      if (parent !== this.parentBefore(node)) moved.push(...this.nestedAnew(node))
      else if (this.keepsItsTime(node)) groups.set(parent, (groups.get(parent) ?? []).concat(node))
    }
    for (const group of groups.values()) moved.push(...this.reordered(group))
    return moved.sort((a, b) => a.node.after - b.node.after).map(({ node, isChosen }) => this.changeOf(node, isChosen))
  }

  /** What is added, with its place. */
  withPlace(one: Change): Change {
    if (one.what !== 'added' || one.kind !== this.kind || !one.after) return one
    const at = this.after.items.indexOf(one.after)
    return at < 0 ? one : { ...one, to: this.whither(at) }
  }

  private nestedAnew(node: Node): Moved[] {
    const now = this.parentHere(node)
    if (now === this.parentAfter(node)) return []
    return [{ node, isChosen: now !== this.parentBefore(node) }]
  }

  /** Those of one parent, in the order they had. */
  private reordered(group: Node[]): Moved[] {
    const there = group.toSorted((a, b) => a.after - b.after)
    if (isSame(there, group)) return []
    const isTimed = (node: Node) => this.timeOf(node.after) !== null
    const rest = restOf(there.map((node) => ({ rank: node.before, weight: isTimed(node) ? group.length + 1 : 1 })))
    const stand = there.filter((node, at) => !rest.has(at) || this.mayStand(node, there))
    this.misplaced.push(...there.filter((node) => !stand.includes(node)).flatMap((node) => this.after.items[node.after] ?? []))
    const now = stand.toSorted((a, b) => a.here - b.here)
    if (isSame(now, stand) && stand.every((node) => this.parentHere(node) === this.parentAfter(node))) return []
    const was = stand.toSorted((a, b) => a.before - b.before)
    const isAsItWas = isSame(now, was)
    return there
      .filter((node, at) => rest.has(at) && stand.includes(node))
      .map((node) => ({ node, isChosen: !isAsItWas || this.parentHere(node) !== this.parentAfter(node) }))
  }

  /** An entry goes only where its time allows it: beside one of the same moment, or where its own is not known. */
  private mayStand(node: Node, there: readonly Node[]): boolean {
    const own = this.timeOf(node.after)
    if (own === null) return true
    return there.every((other) => {
      const time = this.timeOf(other.after)
      return time === null || (other.after < node.after ? time <= own : time >= own)
    })
  }

  private timeOf(after: number): number | null {
    const when = this.after.items[after]?.fields.when
    const at: string | null = when === undefined ? null : JSON.parse(when)[0]
    return at === null ? null : Date.parse(at)
  }

  /** Whose time was changed stands elsewhere for that. */
  private keepsItsTime({ before, after, here }: Node): boolean {
    const when = this.before.items[before]?.fields.when
    return when === this.after.items[after]?.fields.when && when === this.here.items[here]?.fields.when
  }

  /** The nearest it stood below that is still there; null at the top. */
  private parentBefore({ before }: Node): Node | null {
    let at = this.before.parents[before] ?? null
    while (at !== null && !this.byBefore.has(at)) at = this.before.parents[at] ?? null
    return at === null ? null : (this.byBefore.get(at) ?? null)
  }

  private parentAfter({ after }: Node): Node | number | null {
    let at = this.after.parents[after] ?? null
    // What was deleted here is none to stand below; what is new there will be.
    while (at !== null && !this.byAfter.has(at) && this.inAfter.includes(at)) at = this.after.parents[at] ?? null
    return at === null ? null : (this.byAfter.get(at) ?? at)
  }

  /** The same here. Below a cause that no file tells of is elsewhere than below any other. */
  private parentHere({ here }: Node): Node | string | null {
    let at = this.here.parents[here] ?? null
    while (at !== null && !this.byHere.has(at)) {
      if (!this.isGone(at)) return `here ${at}`
      at = this.here.parents[at] ?? null
    }
    return at === null ? null : (this.byHere.get(at) ?? null)
  }

  /** It was taken away there: whoever takes that over has its whys in its place. */
  private isGone(here: number): boolean {
    const id = this.here.items[here]?.id
    return this.changes.some((one) => one.what === 'removed' && one.here?.id === id)
  }

  private changeOf(node: Node, isChosen: boolean): Change {
    const [was, is, now] = [this.before.items[node.before], this.after.items[node.after], this.here.items[node.here]]
    return {
      ...change({
        what: 'moved',
        before: was ? placedItem(was, this.before, node.before) : null,
        after: is ? placedItem({ ...is, fields: now?.fields ?? is.fields }, this.after, node.after) : null,
        here: now ? placedItem(now, this.here, node.here) : null,
        fields: ['place'],
        conflict: isChosen ? 'changed_here' : null,
      }),
      to: this.whither(node.after),
    }
  }

  private whither(after: number): Whither {
    const parent = this.after.parents[after] ?? null
    const behind: Ref[] = []
    for (let at = after - 1; at >= 0 && behind.length < NEIGHBOURS; at--)
      if (this.after.items[at]?.kind === this.kind && (this.after.parents[at] ?? null) === parent) behind.push(...this.refOf(at))
    const below: Ref[] = []
    for (let at = parent; at !== null; at = this.after.parents[at] ?? null) below.push(...this.refOf(at))
    return { below, behind }
  }

  private refOf(after: number): Ref[] {
    const here = this.byAfter.get(after)?.here
    const id = here === undefined ? undefined : this.here.items[here]?.id
    if (id !== undefined) return [{ id }]
    const added = this.changes.find((one) => one.what === 'added' && one.after === this.after.items[after])
    return added ? [{ key: added.key }] : []
  }
}

const isSame = (a: readonly Node[], b: readonly Node[]): boolean => a.every((node, at) => node === b[at])

/** An item with a field that says where it stands: the words of what it is below and behind. */
function placedItem<T extends Item>(item: T, { items, parents }: Arranged, at: number): T {
  const parent = parents[at] ?? null
  const behind = items.findLast((one, other) => other < at && one.kind === item.kind && (parents[other] ?? null) === parent)
  const place: PlaceWords = [parent === null ? null : (items[parent]?.fields.text ?? null), behind?.fields.text ?? null]
  return { ...item, fields: { ...item.fields, place: JSON.stringify(place) } }
}

/** What an item stands below, and behind: null at the top, and for the first. */
export type PlaceWords = [below: string | null, behind: string | null]
