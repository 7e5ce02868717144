import { z } from 'zod'
import { one } from '../incidents/filters'
import { Severity } from '../platform/db/generated/enums'

/** How far back is looked: days, or since the first incident. */
export const PERIODS = ['30', '90', '365', 'all'] as const
export type Period = (typeof PERIODS)[number]

export const PERIOD_WORDS: Record<Period, string> = {
  '30': 'the last 30 days',
  '90': 'the last 90 days',
  '365': 'the last 12 months',
  all: 'all time',
}

/** What the insights are narrowed to, as it stands in the URL. What cannot be understood there is left out. */
export const InsightFilters = z.object({
  period: z.preprocess(one, z.enum(PERIODS).catch('90')),
  service: z.preprocess(one, z.string().min(1).max(80).optional().catch(undefined)),
  severity: z.preprocess(one, z.enum(Severity).optional().catch(undefined)),
})
export type InsightFilters = z.output<typeof InsightFilters>

const DAY_MS = 86_400_000

/** The moment from which on is looked; null for all time. */
export const sinceOf = ({ period }: InsightFilters, now: Date): Date | null =>
  period === 'all' ? null : new Date(now.getTime() - Number(period) * DAY_MS)

/** What narrows the board to the same actions, as its query goes on. */
export function boardHref({ service, severity }: InsightFilters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, ...(service && { service }), ...(severity && { severity }) }).toString()
  return query ? `/board?${query}` : '/board'
}
