/** Bytes in one file. */
export const FILE_LIMIT = 10_000_000

/** Bytes of an archive, and what one may unpack to whatever its headers say. */
export const UNPACKED_LIMIT = 100_000_000

/** Bytes of a file that is read within the quick deadline; larger ones wait for a thread of their own. */
export const QUICK_LIMIT = 1_000_000

export const QUICK_MS = 2_000
export const PATIENT_MS = 20_000

/** How long reading a file of so many bytes may take. */
export const msFor = (bytes: number): number => (bytes <= QUICK_LIMIT ? QUICK_MS : PATIENT_MS)

/** A thread is ended after so many times that, for a busy machine lets it work for a part of the time only. */
export const PATIENCE = 6

/** Files that may wait for a thread at once; further ones are refused, not kept in memory. */
export const WAITING_LIMIT = 100

/** The part of that time in which a file is read as Markdown; the rest is for reading it as plain text where that was in vain. */
export const MARKDOWN_SHARE = 0.5

/** Entries, and causes, actions, lessons or sections, of one incident; what goes beyond is kept as text. */
export const ENTRY_LIMIT = 1_000
export const ITEM_LIMIT = 500

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`

export const INCIDENT_LIMIT = 500
/** Stretches of the source that one section may be gathered from. */
export const SPAN_LIMIT = 2_000
