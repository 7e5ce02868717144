import { z } from 'zod'
import { PostmortemState, Severity } from '../platform/db/generated/enums'

/** A parameter that may be given several times, or as a comma-separated list; what does not fit is left out. */
export const many = <T extends z.ZodType<string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]).flatMap((one) => one.split(',')))
    .transform((values) =>
      values.flatMap((one) => {
        const parsed = item.safeParse(one.trim())
        return parsed.success ? [parsed.data] : []
      }),
    )

/** The first of a parameter that was given several times. */
export const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const words = z
  .preprocess(
    one,
    z
      .string()
      .max(200)
      .transform((value) => value.trim())
      .catch(''),
  )
  .default('')

export const SORTS = ['newest', 'oldest', 'severity', 'number'] as const

/** What the list is narrowed to, as it stands in the URL. What cannot be understood there is left out, never an error. */
export const Filters = z.object({
  text: words,
  severity: many(z.enum([...Object.values(Severity), 'none'] as const)),
  service: many(z.string().min(1).max(80)),
  tag: many(z.string().min(1).max(80)),
  factor: many(z.string().min(1).max(80)),
  state: many(z.enum(['ongoing', 'mitigated', 'resolved', 'unknown'])),
  postmortem: many(z.enum(PostmortemState)),
  person: z.preprocess(one, z.uuid().optional().catch(undefined)),
  private: z.preprocess(one, z.literal('1').optional().catch(undefined)),
  deleted: z.preprocess(one, z.literal('1').optional().catch(undefined)),
  sort: z.preprocess(one, z.enum(SORTS).catch('newest')),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(100_000).catch(1)),
})
export type Filters = z.output<typeof Filters>

/** The filters as a query string without what is not set; a changed filter starts at the first page. */
export function toQuery(filters: Filters, change: Partial<Filters> = {}): string {
  const next = { ...filters, page: 1, ...change }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(next)) {
    if (key === 'sort' && value === 'newest') continue
    if (key === 'page' && value === 1) continue
    for (const item of Array.isArray(value) ? value : [value]) if (item) query.append(key, String(item))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** True where anything narrows the list. */
export const isNarrowed = (filters: Filters): boolean => toQuery({ ...filters, sort: 'newest', page: 1 }) !== ''
