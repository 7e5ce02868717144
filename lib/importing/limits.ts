/** Bytes in one file. */
export const FILE_LIMIT = 10_000_000

/** Bytes of a file that is read within the quick deadline; larger ones wait for a thread of their own. */
export const QUICK_LIMIT = 1_000_000

export const QUICK_MS = 2_000
export const PATIENT_MS = 20_000

/** Entries, and causes, actions, lessons or sections, of one incident; what goes beyond is kept as text. */
export const ENTRY_LIMIT = 1_000
export const ITEM_LIMIT = 500

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`

export const INCIDENT_LIMIT = 500
/** Stretches of the source that one section may be gathered from. */
export const SPAN_LIMIT = 2_000
