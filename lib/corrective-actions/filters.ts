import { z } from 'zod'
import { many, one } from '../incidents/filters'
import { ActionType, Severity } from '../platform/db/generated/enums'
import { BOARD_STATES } from './rules'

const flag = z.preprocess(one, z.literal('1').optional().catch(undefined))

/** How the lines of the table can be sorted; with a "-" before it the other way round. */
export const SORTS = ['number', 'title', 'state', 'incident', 'severity', 'type', 'owner', 'due'] as const
export type Sort = (typeof SORTS)[number]

export const GROUPS = ['incident', 'owner', 'service'] as const

/** How many cards a column shows at first; more are a press away. */
export const FIRST_ROWS = 30
const MOST_ROWS = 5_000

/** What the board is narrowed to and how it is shown, as it stands in the URL. What cannot be understood there is left out. */
export const BoardFilters = z.object({
  service: many(z.string().min(1).max(80)),
  /** 'me', 'none', or a member's id. */
  owner: many(z.union([z.enum(['me', 'none']), z.uuid()])),
  severity: many(z.enum([...Object.values(Severity), 'none'] as const)),
  type: many(z.enum([...Object.values(ActionType), 'none'] as const)),
  incident: z.preprocess(one, z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined)),
  overdue: flag,
  unproven: flag,
  waived: flag,
  /** Show every verified action, not only the newest. */
  older: flag,
  group: z.preprocess(one, z.enum(GROUPS).optional().catch(undefined)),
  view: z.preprocess(one, z.literal('table').optional().catch(undefined)),
  sort: z.preprocess(
    one,
    z
      .enum([...SORTS, ...SORTS.map((sort) => `-${sort}` as const)])
      .optional()
      .catch(undefined),
  ),
  /** How many cards each column shows, where that is more than at first. */
  rows: z.preprocess(
    one,
    z.coerce
      .number()
      .int()
      .min(FIRST_ROWS + 1)
      .max(MOST_ROWS)
      .optional()
      .catch(undefined),
  ),
  /** The saved view it came from; narrows nothing. */
  saved: z.preprocess(one, z.uuid().optional().catch(undefined)),
  /** The column a phone shows. */
  column: z.preprocess(
    one,
    z
      .enum([...BOARD_STATES, 'waived'])
      .optional()
      .catch(undefined),
  ),
})
export type BoardFilters = z.output<typeof BoardFilters>

/** How many more a press shows: few at first, then ever more, so that a long column is open after a few presses. */
export const moreRows = (rows = FIRST_ROWS): number => Math.min(MOST_ROWS, rows * 4)

/** The filters as a query string, without what is not set. */
export function toBoardQuery(filters: BoardFilters, change: Partial<BoardFilters> = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...filters, ...change })) {
    for (const item of Array.isArray(value) ? value : [value]) if (item) query.append(key, String(item))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** What a saved view keeps: all but itself and what only a look at the moment needs. */
export const toSavedQuery = (filters: BoardFilters): string =>
  toBoardQuery({ ...filters, saved: undefined, rows: undefined, column: undefined })

/** What narrows the list is taken out; how it is shown stays. */
export const widened = ({ group, view, sort, rows, column, older }: BoardFilters): BoardFilters => ({
  ...BoardFilters.parse({}),
  group,
  view,
  sort,
  rows,
  column,
  older,
})

/** True where anything narrows the board. */
export const isNarrowed = (filters: BoardFilters): boolean =>
  toBoardQuery({ ...filters, waived: undefined, saved: undefined }) !== toBoardQuery(widened(filters))
