/** Beyond this a text is no message that somebody wrote; it stands as it is. */
const ESCAPED = 200_000

/**
 * Text of a chat as Markdown: lines stay lines, and what only looks like a heading, a rule, HTML or emphasis is kept as the
 * characters that were typed. Lists, quotes and links are what people meant in a chat too.
 */
export const chatMarkdown = (text: string): string => (text.length > ESCAPED ? text : withBreaks(escaped(text)).trim())

export const escaped = (text: string): string =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/^([ \t]*)(?=#{1,6}(?:\s|$)|(?:=+|-+)[ \t]*$)/gm, '$1\\')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')

/** A line end of a chat begins a new line; Markdown needs two spaces before it to do the same. */
export const withBreaks = (text: string): string => text.replace(/(?<=[^\n])\n(?=[^\n])/g, '  \n')
