/** Marks of Markdown that are no words: emphasis, code, the address of a link, a heading's or a point's sign. */
const MARKS = /!?\[([^\]\n]*)\]\([^)\n]*\)|^\s*(?:#{1,6}|[-*+>])\s+|(?<!\\)(?:\*\*|__|~~|[*`])/gm

/** The beginning of a text in Markdown as words alone, in one line of at most so many characters. */
export function firstWords(text: string, most: number): string {
  // Marks are looked for where they can matter, so that a very long text costs no more than a short one.
  const head = text.trimStart().slice(0, most * 20)
  const line = head.replace(MARKS, '$1').trim().replace(/\s+/g, ' ')
  return [...line].length > most ? `${[...line].slice(0, most).join('').trimEnd()}…` : line
}
