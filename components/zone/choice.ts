/** Whose clocks times are shown on: UTC's, the incident's, or the reader's own. */
export type ZoneChoice = 'utc' | 'incident' | 'mine'

/** What `?zone=` says. */
export const readChoice = (value: string | string[] | undefined): ZoneChoice =>
  value === 'utc' || value === 'mine' ? value : 'incident'

/** The IANA zone that is chosen; the reader's own is the incident's where it is not known. */
export const zoneChosen = (choice: ZoneChoice, incidentZone: string, ownZone: string | null): string =>
  ({ utc: 'UTC', incident: incidentZone, mine: ownZone ?? incidentZone })[choice]
