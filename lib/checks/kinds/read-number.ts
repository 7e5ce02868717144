/** A number written in full; null for anything else, blanks included. */
export const readNumber = (text: string): number | null =>
  /^\s*[-+]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : null
