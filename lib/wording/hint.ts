/** Something a wording could do better. It is shown, can be dismissed, and never stands in the way of saving. */
export interface Hint {
  /** Which rule speaks: "careful". */
  id: string
  /** The words it speaks of, as they were written; empty where it is about what is not there. */
  of: string
  /** One or two sentences for whoever wrote them. */
  says: string
}

/** A rule of words: hints at the first of them. */
export interface WordRule {
  id: string
  words: RegExp
  says: string
}

/** What each rule finds first, in the order of the rules. */
export const findHints = (text: string, rules: readonly WordRule[]): Hint[] =>
  rules.flatMap(({ id, words, says }) => {
    const found = words.exec(text)?.[0]
    return found === undefined ? [] : [{ id, of: found.trim(), says }]
  })

/** Text without what is quoted, linked or code: that is not the writer's wording. Lengths are not kept. */
export const ownWords = (markdown: string): string =>
  markdown
    .replace(/^ {0,3}(```|~~~)[^\n]*\n[\s\S]*?(^ {0,3}\1[^\n]*$|(?![\s\S]))/gm, ' ')
    .replace(/^ {0,3}>.*$/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/“[^”\n]*”|"[^"\n]{0,200}"|„[^“\n]*“/g, ' ')
    .replace(/\]\([^()\s]*\)/g, ']')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
