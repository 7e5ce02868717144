import type { LoggedDelivery } from '@/lib/notifications/log.store'

const NAMED = 5

/** What a message told of: "An action regressed: ACT-34, ACT-35 and 3 more". */
export function aboutWords(about: LoggedDelivery['about']): string {
  if (about.length === 0) return 'What you may not see, or is not there any more'
  return about.map(({ label, names }) => `${label}: ${list(names)}`).join('; ')
}

function list(names: readonly string[]): string {
  const more = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
