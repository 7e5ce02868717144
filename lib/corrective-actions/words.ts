import { type ActionState, daysUntil, isOverdue } from './rules'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2 Sep", and "2 Sep 2027" where `today` lies in another year. Both as YYYY-MM-DD. */
export function shortDay(day: string, today: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const name = MONTHS[(month ?? 1) - 1]
  return day.slice(0, 4) === today.slice(0, 4) ? `${date} ${name}` : `${date} ${name} ${year}`
}

/** When an action is due, as a card says it; null where it has no day, or where it no longer matters. */
export function dueWords(
  action: { state: ActionState; dueOn: string | null },
  today: string,
): { words: string; isLate: boolean } | null {
  const { state, dueOn } = action
  if (!dueOn || state === 'done' || state === 'verified' || state === 'waived') return null
  const days = daysUntil(dueOn, today)
  if (isOverdue(action, today)) return { words: days === -1 ? '1 day late' : `${-days} days late`, isLate: true }
  return { words: `due ${dayInWords(dueOn, days, today)}`, isLate: false }
}

function dayInWords(day: string, days: number, today: string): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days > 1 && days < 7) return WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()] ?? day
  return shortDay(day, today)
}

/** A length in its largest unit, as a card has room for: "40 s", "12 min", "26 h", "3 days". */
export function coarseLength(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 1) return `${Math.max(0, Math.round(milliseconds / 1000))} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
