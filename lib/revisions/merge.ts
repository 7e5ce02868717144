import { diffArrays } from 'diff'

interface Change {
  /** Lines [from, to) of the base … */
  from: number
  to: number
  /** … become these. */
  lines: string[]
}

/**
 * Two texts that were made out of one base, as one text that has both changes; null where they touch the same lines, or lines
 * next to each other (a list two people continued is for a person to put in order).
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const lines = base.split('\n')
  const own = changesOf(lines, mine.split('\n'))
  const other = changesOf(lines, theirs.split('\n'))
  for (const a of own) for (const b of other) if (a.from <= b.to && b.from <= a.to) return null
  const merged: string[] = []
  let next = 0
  for (const change of [...own, ...other].sort((a, b) => a.from - b.from)) {
    merged.push(...lines.slice(next, change.from), ...change.lines)
    next = change.to
  }
  return [...merged, ...lines.slice(next)].join('\n')
}

function changesOf(base: string[], text: string[]): Change[] {
  const changes: Change[] = []
  let at = 0
  let open: Change | null = null
  for (const part of diffArrays(base, text)) {
    if (!part.added && !part.removed) {
      at += part.value.length
      open = null
      continue
    }
    if (!open) {
      open = { from: at, to: at, lines: [] }
      changes.push(open)
    }
    if (part.removed) {
      at += part.value.length
      open.to = at
    } else open.lines.push(...part.value)
  }
  return changes
}
