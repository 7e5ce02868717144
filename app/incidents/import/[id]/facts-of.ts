import type { DraftIncident } from '@/lib/importing/draft'

/** What the form of an incident's facts shows, to notice a change made meanwhile. */
export const factsOf = ({ title, startedOn, severity, timeZone }: DraftIncident) => ({
  title,
  startedOn,
  severity: severity.value,
  timeZone: timeZone.iana,
})
