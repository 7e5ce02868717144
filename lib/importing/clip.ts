/** The beginning of a text, at most so many UTF-16 units, never cut within a character. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : text.slice(0, /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit - 1 : limit)

export const clipped = (text: string | null | undefined, limit: number): string | null => (text ? clip(text, limit) : null)

/** The same text as a copy: a piece cut out of a document otherwise keeps the whole document in memory for as long as it is kept. */
export const detached = (text: string): string => ` ${text}`.slice(1)
