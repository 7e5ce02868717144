import { type Item, TEXTS } from '../../importing/difference/content'
import { matchItems } from '../../importing/difference/match'
import type { PostmortemDocument } from '../../postmortems/document'
import { mergeTexts } from '../../revisions/merge'
import { slugOf } from '../../sections/rules'
import { brokenBy, type Unread } from './broken'
import { documentItems } from './document-items'
import { compareFacts } from './fact-changes'
import { type ReadFile, readFile } from './file'
import { levelBack } from './levels'
import type { Seen, Told } from './seen'
import { isClaim, stateAfter, stateIn } from './states'
import { meaningOf } from './values'

export interface Texts {
  /** What stood there when it was last accounted for: published, or an edit that was settled. */
  base: string
  /** What we would have written then, where that is not the same. */
  written: string | null
  /** What it was written from. */
  document: PostmortemDocument
  /** What stands there now. */
  there: string
}

/** What an edit of a file says: two versions of its items, to be merged with what stands here. */
export interface ReadBack {
  kind: 'read'
  before: Item[]
  after: Item[]
  /** The place in `after` of each item of `before`. */
  pairs: (number | null)[]
  /** What each item stands below, in both: its place among the items of its version. */
  parents: { before: (number | null)[]; after: (number | null)[] }
  /** Lines that were changed and that nothing is read from, for they tell what we know: states, proof, measures. */
  untaken: { line: number; text: string; what: 'added' | 'removed' }[]
}

export interface Broken {
  kind: 'unreadable'
  unread: Unread[]
}

/** Hostile text can take unbounded time: call it in a thread. */
export function readBack({ base, written, document, there }: Texts): ReadBack | Broken {
  const [fromBase, fromThere] = [readFile(unix(base)), readFile(unix(there))]
  const broken = brokenBy(fromBase, fromThere, unix(there))
  if (broken.length > 0) return { kind: 'unreadable', unread: broken }
  const ours = written === null ? fromBase : readFile(unix(written))
  return new Comparison(document, ours, fromBase, fromThere).result()
}

/** A file that a system with other line ends saved says the same. */
const unix = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

/** An item of a file with what it means; null where that cannot be told. */
interface Meant {
  seen: Seen
  item: Item | null
}

class Comparison {
  private readonly unread: Unread[] = []
  /** Actions whose edited state is read: their line tells nothing else. */
  private readonly moved = new Set<Seen>()
  private readonly zone: string

  constructor(
    private readonly document: PostmortemDocument,
    private readonly ours: ReadFile,
    private readonly base: ReadFile,
    private readonly there: ReadFile,
  ) {
    this.zone = document.timeZone
  }

  result(): ReadBack | Broken {
    const published = this.meantByDocument()
    const before = this.carried(published, itemsIn(this.base), true)
    const now = this.carried(before, itemsIn(this.there), false)
    const facts = compareFacts(
      documentItems(this.document).flatMap(({ item }) => (item.kind === 'fact' ? item : [])),
      this.base,
      this.there,
      this.zone,
    )
    this.unread.push(...facts.unread)
    if (this.unread.length > 0) return { kind: 'unreadable', unread: this.unread }
    const items = (all: Meant[]) => all.flatMap(({ item }) => item ?? [])
    const pairs = placesOf(before, now)
    return {
      kind: 'read',
      before: [...facts.before, ...items(before)],
      after: [...facts.after, ...items(now)],
      pairs: [...facts.before.map((_, at) => at), ...pairs.map((at) => (at === null ? null : at + facts.after.length))],
      parents: { before: parentsOf(before, facts.before.length), after: parentsOf(now, facts.after.length) },
      untaken: [...facts.untaken, ...this.untaken(before, now)],
    }
  }

  /** What we wrote, item by item. Where a kind is not shown as we would read it, nothing is known of its items. */
  private meantByDocument(): Meant[] {
    const known = documentItems(this.document)
    const seen = itemsIn(this.ours)
    return seen.map((one) => {
      const same = seen.filter(({ kind }) => kind === one.kind)
      const items = known.filter(({ item }) => item.kind === one.kind)
      const match = same.length === items.length ? items[same.indexOf(one)] : undefined
      const isTold = match && Object.entries(match.shown).every(([field, text]) => one.fields[field] === text)
      return { seen: one, item: isTold ? match.item : null }
    })
  }

  /** A newer version of a file, each of its items made of the one that it was before. */
  private carried(before: Meant[], seen: Seen[], isSettled: boolean): Meant[] {
    const from = matchItems(
      before.map((one) => one.seen),
      seen,
    )
    for (const [at, was] of before.entries())
      if (!was.item && from[at] === null && !isSettled)
        this.refuse(was.seen, 'This was written in a way that is not read back, and is gone: take it away here.')
    return seen.map((one, at): Meant => {
      const was = before[from.indexOf(at)]
      // An action is the one of its number, however alike another is.
      if (one.kind === 'action' && was?.seen.name !== one.name) return { seen: one, item: this.made(one, isSettled) }
      if (was && Object.keys(one.fields).every((field) => one.fields[field] === was.seen.fields[field]))
        return { seen: one, item: was.item }
      if (was && !was.item) {
        if (!isSettled) this.refuse(one, 'This is written in a way that is not read back: make the change here.')
        return { seen: one, item: null }
      }
      return { seen: one, item: was?.item ? this.edited(was.item, was.seen, one, isSettled) : this.made(one, isSettled) }
    })
  }

  private edited(item: Item, from: Seen, to: Seen, isSettled: boolean): Item | null {
    const fields = { ...item.fields }
    for (const [field, shown] of Object.entries(to.fields)) {
      if (shown === from.fields[field]) continue
      if (field === 'state') {
        const state = stateAfter(item.fields.state ?? '', shown)
        if (state !== null) fields.state = state
        if (state !== null && !isSettled && !isClaim(shown)) this.moved.add(from).add(to)
        continue
      }
      const value = meaningOf(to.kind, field, shown, this.zone)
      if ('why' in value) {
        if (!isSettled) this.refuse(to, value.why)
        return null
      }
      const name = field === 'heading' ? 'title' : field
      // Of the two places where an action is called by its title, the one that was edited counts; both, only where they agree.
      if (field === 'heading' && to.fields.title !== from.fields.title && to.fields.title !== shown) {
        if (!isSettled) this.refuse(to, 'Its title in the table and the one in its heading are not the same.')
        return null
      }
      fields[name] = TEXTS.includes(name) ? settled(item.fields[name] ?? '', from.fields[field] ?? '', value.value) : value.value
    }
    return { ...item, fields }
  }

  private made(seen: Seen, isSettled: boolean): Item | null {
    if (seen.kind === 'action' && seen.name !== null) {
      if (!isSettled)
        this.refuse(seen, `${seen.name} is no corrective action of this incident. A new one has no number yet: leave it empty.`)
      return null
    }
    const fields: Record<string, string> = {}
    for (const [field, shown] of Object.entries(seen.fields)) {
      if (field === 'heading') continue
      if (field === 'state') {
        fields.state = stateIn(shown) ?? 'open'
        if (!isSettled && !isClaim(shown) && stateIn(shown)) this.moved.add(seen)
        continue
      }
      const value = meaningOf(seen.kind, field, shown, this.zone)
      if ('why' in value) {
        if (!isSettled) this.refuse(seen, value.why)
        return null
      }
      fields[field] = value.value
    }
    return { kind: seen.kind, name: seen.kind === 'section' ? slugOf(fields.title ?? '') : null, fields }
  }

  private refuse({ line, fields }: Seen, why: string): void {
    this.unread.push({ line, text: Object.values(fields).find((text) => text !== '') ?? '', why })
  }

  /** Changed lines that we read nothing from. What went with an item that is gone is not named again. */
  private untaken(before: Meant[], now: Meant[]): ReadBack['untaken'] {
    const from = matchItems(
      before.map(({ seen }) => seen),
      now.map(({ seen }) => seen),
    )
    const owner = new Map<Seen | null, Seen | null>([
      [null, null],
      ...before.map(({ seen }, at) => [seen, now[from[at] ?? -1]?.seen ?? null] as const),
    ])
    const key = (text: string, of: Seen | null) => JSON.stringify([text, of && now.findIndex(({ seen }) => seen === of)])
    const isRead = ({ of, text }: Told) => of !== null && this.moved.has(of) && text.startsWith('state: ')
    const was = this.base.told.filter((one) => (one.of === null || owner.get(one.of)) && !isRead(one))
    const is = this.there.told.filter((one) => !isRead(one))
    return [
      ...surplus(
        is,
        was.map(({ text, of }) => key(text, owner.get(of) ?? null)),
        ({ text, of }) => key(text, of),
      ).map((one) => ({ ...line(one), what: 'added' as const })),
      ...surplus(
        was,
        is.map(({ text, of }) => key(text, of)),
        ({ text, of }) => key(text, owner.get(of) ?? null),
      ).map((one) => ({ ...line(one), what: 'removed' as const })),
    ]
  }
}

const line = ({ line, text, of }: Told) => ({ line, text: of?.kind === 'action' && of.name ? `${of.name}, ${text}` : text })

const itemsIn = ({ items }: ReadFile): Seen[] => items.filter(({ kind }) => kind !== 'fact')

/** Where the items of `before` stand in `now`, among those that mean something. */
function placesOf(before: Meant[], now: Meant[]): (number | null)[] {
  const pairs = matchItems(
    before.map(({ seen }) => seen),
    now.map(({ seen }) => seen),
  )
  const places = new Map<number, number>()
  for (const [at, { item }] of now.entries()) if (item) places.set(at, places.size)
  return before.flatMap(({ item }, at) => (item ? [places.get(pairs[at] ?? -1) ?? null] : []))
}

/** What each item that means something stands below: its place among those, behind the facts. */
function parentsOf(all: Meant[], facts: number): (number | null)[] {
  const known = all.filter(({ item }) => item !== null)
  const places = new Map(known.map(({ seen }, at) => [seen, at + facts]))
  const parents = known.map(({ seen }) => {
    let below = seen.below ?? null
    while (below && !places.has(below)) below = below.below ?? null
    return below ? (places.get(below) ?? null) : null
  })
  return [...Array.from({ length: facts }, () => null), ...parents]
}

/** What of a list is not in another, counting what stands in it several times. */
function surplus<T>(list: readonly T[], others: readonly string[], keyOf: (one: T) => string): T[] {
  const left = new Map<string, number>()
  for (const key of others) left.set(key, (left.get(key) ?? 0) + 1)
  return list.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), count - 1)
    return count <= 0
  })
}

/** An edit of what a file shows of a text, made to the text itself: what was not edited keeps its spelling where that can be told. */
function settled(text: string, from: string, to: string): string {
  const [was, is] = levelBack(text, from, to)
  return mergeTexts(was, is, text) ?? is
}
