/** What the menu of an entry is made of, as its row says it. */
export interface RowOf {
  id: string
  version: string
  milestone: string | null
  isStarred: boolean
  /** It has more lines than one. */
  splits: boolean
  /** The entry that stands above it, and whether either may stand where the other does. */
  aboveId: string | null
  mayRise: boolean
  maySink: boolean
}

const ROW = 'li[id^="entry-"]'

/** The row in which something stands. */
export function rowAt(node: Element): HTMLElement {
  const row = node.closest<HTMLElement>(ROW)
  if (!row) throw new Error('It stands in no row of a timeline.')
  return row
}

export function rowOf(button: HTMLButtonElement, isWhole: boolean): RowOf {
  const row = rowAt(button)
  const { version = '', milestone = null, starred, splits } = row.dataset
  const above = isWhole ? neighbour(row, 'previousElementSibling') : null
  const below = isWhole ? neighbour(row, 'nextElementSibling') : null
  const own = { id: idOf(row), version, milestone, isStarred: starred !== undefined, splits: splits !== undefined }
  return {
    ...own,
    aboveId: above && idOf(above),
    mayRise: above !== null && maySwap(row, above),
    maySink: below !== null && maySwap(row, below),
  }
}

const idOf = (row: Element) => row.id.replace('entry-', '')

function neighbour(row: Element, direction: 'previousElementSibling' | 'nextElementSibling'): Element | null {
  let other = row[direction]
  while (other && !other.matches(ROW)) other = other[direction]
  return other
}

/** As canSwap in lib/timeline/rules.ts: their moments do not settle which comes first. */
function maySwap(a: Element, b: Element): boolean {
  const [at, other] = [momentOf(a), momentOf(b)]
  return !at || !other || at === other
}

const momentOf = (row: Element) => timeOf(row)?.dateTime

/** The time that a row tells, which is the first that stands in it. */
export const timeOf = (row: Element) => row.querySelector<HTMLTimeElement>('time')

/** Gives each row that has none the button that opens its menu. */
export function addButtons(place: Element): void {
  for (const row of place.querySelectorAll(`${ROW}[data-version]`)) {
    if (row.querySelector(':scope > button')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.ariaLabel = 'More for this entry'
    button.ariaHasPopup = 'true'
    button.ariaExpanded = 'false'
    button.title = 'Edit, milestone, star, order, link, delete'
    row.append(button)
  }
}
