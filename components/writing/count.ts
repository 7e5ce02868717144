/** How many words a reader has before them: marks of Markdown are none, and a text without spaces counts by its letters. */
export function countWords(markdown: string): number {
  const text = markdown.replace(/\]\([^)\s]*\)/g, '] ').replace(/[#*_`>|~[\]!-]+/g, ' ')
  const spaced = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.:]*/gu) ?? []
  return spaced.length + (text.match(UNSPACED) ?? []).length
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
