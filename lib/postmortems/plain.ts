/** Whatever could be more than words in a line. */
const SPECIAL = /[\0\ufeff\\`*_[\]<>&~@\r\n]|:\/\/|www\.|\p{Surrogate}/iu

/** A short text's ends mean nothing. */
export const trimShort = (text: string): string => text.replace(/^[ \t\r\n]+/, '').trimEnd()

/** The one line of a short text that holds words and nothing else, which is most entries: it needs no parser. Null for all others. */
export function plainLine(text: string): string | null {
  const line = trimShort(text)
  return line === '' || SPECIAL.test(line) ? null : line
}
