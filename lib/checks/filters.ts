import { CONDITIONS, type Condition, conditionOf, type Doing } from './rules'

/** What the list can be narrowed to, as it stands in its address. */
export const SHOWN = ['all', 'failing', 'blind', 'coming', 'proven', 'unbound', 'off'] as const
export type Shown = (typeof SHOWN)[number]

export interface CheckFilters {
  show: Shown
  kind: string | null
  words: string
  page: number
}

const GROUP_OF: Record<Condition, Exclude<Shown, 'all' | 'unbound'>> = {
  broken: 'failing',
  failing: 'failing',
  stale: 'blind',
  erring: 'blind',
  new: 'coming',
  passing: 'coming',
  proven: 'proven',
  off: 'off',
}

type Params = Record<string, string | string[] | undefined>

/** Reads the filters out of an address; what is not one is ignored. */
export function readFilters(params: Params): CheckFilters {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  return {
    show: SHOWN.find((each) => each === one('show')) ?? 'all',
    kind: one('kind') || null,
    words: one('q').trim().slice(0, 200),
    page: Math.min(1000, Math.max(1, Math.floor(Number(one('page'))) || 1)),
  }
}

/** The address of the list with these filters, the usual ones left out. */
export function filtersUrl(filters: CheckFilters, change: Partial<CheckFilters> = {}): string {
  const { show, kind, words, page } = { ...filters, page: 1, ...change }
  const params = new URLSearchParams()
  if (show !== 'all') params.set('show', show)
  if (kind) params.set('kind', kind)
  if (words) params.set('q', words)
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `/checks?${params}` : '/checks'
}

type Filtered = Doing & { kind: string; title: string; words: string; isBound: boolean }

const BY_TITLE = new Intl.Collator('en')

/** The checks the filters leave, worst first, and how many each choice would leave of the rest of the filters. */
export function filterChecks<Check extends Filtered>(checks: readonly Check[], filters: CheckFilters, now: Date) {
  const wanted = filters.words.toLowerCase().split(/\s+/).filter(Boolean)
  const isNamed = (check: Check): boolean => {
    if (filters.kind && check.kind !== filters.kind) return false
    const text = wanted.length > 0 ? `${check.title} ${check.words}`.toLowerCase() : ''
    return wanted.every((word) => text.includes(word))
  }
  const counts = Object.fromEntries(SHOWN.map((show) => [show, 0])) as Record<Shown, number>
  const shown: { check: Check; rank: number }[] = []
  for (const check of checks.filter(isNamed)) {
    const condition = conditionOf(check, now)
    const choices: Shown[] = ['all', GROUP_OF[condition], ...(check.isBound ? [] : (['unbound'] as const))]
    for (const choice of choices) counts[choice]++
    if (choices.includes(filters.show)) shown.push({ check, rank: CONDITIONS.indexOf(condition) })
  }
  shown.sort((a, b) => a.rank - b.rank || BY_TITLE.compare(a.check.title, b.check.title))
  return { shown: shown.map(({ check }) => check), counts }
}
