import { structuredPatch } from 'diff'

export interface DiffLine {
  kind: 'same' | 'added' | 'removed' | 'gap'
  text: string
}

const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const

/** What became of a file, line by line: unified, three lines around each change. */
export function diffLines(before: string, after: string): DiffLine[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 })
  return hunks.flatMap((hunk, at) => [
    ...(at > 0 || hunk.oldStart > 1 ? [{ kind: 'gap' as const, text: `line ${hunk.newStart}` }] : []),
    ...hunk.lines.flatMap((line) => {
      const kind = KINDS[line[0] as keyof typeof KINDS]
      return kind ? [{ kind, text: line.slice(1) }] : []
    }),
  ])
}
