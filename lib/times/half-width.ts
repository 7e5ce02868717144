const WIDE = /[０-９：／－．＋\u2010\u2011]/g

/**
 * Full-width digits and the marks of dates as their half-width forms, and the hyphens that keep a date on one line as plain ones;
 * every character keeps its place.
 */
export const halfWidth = (text: string): string =>
  text.replace(WIDE, (char) => (char < '\u3000' ? '-' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))
