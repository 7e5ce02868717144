const DAY_MS = 86_400_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export interface Span {
  /** "16 Nov", "Nov 2026", "2026": when it begins. */
  label: string
  count: number
}

/**
 * How many of some moments lie in each week, month or year of a stretch of time, the empty ones too; days are those of UTC. Weeks up
 * to a hundred days, months up to two years.
 * @param since null: from the first of the moments on
 */
export function perSpan(moments: readonly Date[], since: Date | null, now: Date): Span[] {
  const first = since ?? new Date(Math.min(now.getTime(), ...moments.map((moment) => moment.getTime())))
  const days = (now.getTime() - first.getTime()) / DAY_MS
  const unit = days <= 100 ? WEEK : days <= 732 ? MONTH : YEAR
  const spans: (Span & { from: number })[] = []
  for (let from = unit.start(first); from <= now; from = unit.next(from))
    spans.push({ label: unit.label(from), count: 0, from: from.getTime() })
  for (const moment of moments) {
    const span = spans.findLast(({ from }) => from <= moment.getTime())
    if (span && moment <= now) span.count++
  }
  return spans.map(({ label, count }) => ({ label, count }))
}

interface Unit {
  start(of: Date): Date
  next(from: Date): Date
  label(from: Date): string
}

const month = (of: Date, by = 0) => new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + by, 1))
const monthName = (of: Date) => MONTHS[of.getUTCMonth()]

const WEEK: Unit = {
  start: (of) => {
    const day = Date.UTC(of.getUTCFullYear(), of.getUTCMonth(), of.getUTCDate())
    return new Date(day - ((of.getUTCDay() + 6) % 7) * DAY_MS)
  },
  next: (from) => new Date(from.getTime() + 7 * DAY_MS),
  label: (from) => `${from.getUTCDate()} ${monthName(from)}`,
}
const MONTH: Unit = {
  start: (of) => month(of),
  next: (from) => month(from, 1),
  label: (from) => `${monthName(from)} ${from.getUTCFullYear()}`,
}
const YEAR: Unit = {
  start: (of) => new Date(Date.UTC(of.getUTCFullYear(), 0, 1)),
  next: (from) => new Date(Date.UTC(from.getUTCFullYear() + 1, 0, 1)),
  label: (from) => String(from.getUTCFullYear()),
}
