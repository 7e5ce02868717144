import { type ActionState, daysUntil, isOverdue, STATE_WORDS } from './rules'

/** What a state means, told as a colour beside its words; open and in progress mean nothing yet. */
export const STATE_TONES = {
  open: 'unknown',
  in_progress: 'unknown',
  done: 'awaiting',
  verified: 'verified',
  regressed: 'regressed',
  waived: 'unknown',
} as const satisfies Record<ActionState, string>

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

const lower = (state: ActionState): string => STATE_WORDS[state].toLowerCase()

/**
 * A change of state in words that follow the name of who made it, or stand alone where nobody did ("moved it from open to in
 * progress", "verified"). Why it happened is said beside it.
 */
export function transitionWords({
  from,
  to,
  isByPerson,
}: {
  from: ActionState | null
  to: ActionState
  isByPerson: boolean
}): string {
  if (from === null) return isByPerson ? 'wrote it down' : 'written down'
  if (to === 'verified') return 'verified by its checks'
  if (to === 'regressed') return isByPerson ? 'took the move back: regressed' : 'regressed'
  if (to === 'waived') return 'waived its proof'
  if (from === 'waived') return isByPerson ? 'ended the waiver: open again' : 'open again'
  if (from === 'verified' && to === 'done')
    return isByPerson ? 'changed what proves it: it waits for proof again' : 'waits for proof again'
  if (from === 'verified') return `took it up again: ${lower(to)}`
  return isByPerson ? `moved it from ${lower(from)} to ${lower(to)}` : `${lower(from)} → ${lower(to)}`
}
