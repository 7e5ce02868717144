/** What somebody did to a published file, before "in team/docs by Ana". */
export const DONE_WORDS: Record<string, string> = {
  edited: 'Edited',
  unreadable: 'Edited',
  moved: 'Moved',
  deleted: 'Deleted',
}

/** What there is to do about it: "3 changes to look at". */
export function toDoWords({ kind, changes }: { kind: string; changes: number }): string {
  if (kind === 'unreadable') return 'it no longer reads as the document that was published'
  if (kind === 'moved') return 'say whether to follow it'
  if (kind === 'deleted') return 'say what becomes of it'
  if (changes === 0) return 'lines that are not taken over'
  return changes === 1 ? '1 change to look at' : `${changes} changes to look at`
}
