/** The beginning of a text, at most so many UTF-16 units, never cut within a character. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : text.slice(0, /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit - 1 : limit)

export const clipped = (text: string | null | undefined, limit: number): string | null => (text ? clip(text, limit) : null)
