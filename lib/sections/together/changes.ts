import { diffArrays } from 'diff'

interface Change {
  /** In characters of the old text. */
  at: number
  remove: number
  insert: string
}

/** Beyond so many words that differ, what is the same between them is not looked for. */
const MOST_EDITS = 500

/** What turns one text into another, word by word, from its beginning on: what stands between two changes is not touched. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return []
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS })
  if (!parts) return [trimmed({ at: 0, remove: before.length, insert: after }, before)]
  const changes: Change[] = []
  let at = 0
  let open: Change | null = null
  for (const { added, removed, value } of parts) {
    const text = value.join('')
    if (!added && !removed) {
      at += text.length
      open = null
      continue
    }
    if (!open) {
      open = { at, remove: 0, insert: '' }
      changes.push(open)
    }
    if (added) open.insert += text
    else {
      open.remove += text.length
      at += text.length
    }
  }
  return changes.map((change) => trimmed(change, before))
}

const wordsOf = (text: string): string[] => text.match(/\n|[^\S\n]+|[^\s]+/g) ?? []

/** Without what it would take away and put back at its two ends. A character of two halves is not cut. */
function trimmed({ at, remove, insert }: Change, before: string): Change {
  const old = before.slice(at, at + remove)
  let head = 0
  while (head < Math.min(old.length, insert.length) && old[head] === insert[head]) head++
  if (isHalf(old, head) || isHalf(insert, head)) head--
  let tail = 0
  while (tail < Math.min(old.length, insert.length) - head && old.at(-1 - tail) === insert.at(-1 - tail)) tail++
  if (isHalf(old, old.length - tail) || isHalf(insert, insert.length - tail)) tail--
  return { at: at + head, remove: remove - head - tail, insert: insert.slice(head, insert.length - tail) }
}

/** Whether a cut before this place would part a character. */
const isHalf = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) && at > 0
