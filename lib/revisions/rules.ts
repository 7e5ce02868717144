/** What can have revisions. Stored in revisions.subject; never renamed. */
export type Subject = 'incident' | 'timeline_entry' | 'cause' | 'section' | 'lesson' | 'corrective_action'
export type Change = 'created' | 'edited' | 'deleted' | 'restored'

export interface Revision {
  id: string
  subject: Subject
  subjectId: string
  version: number
  change: Change
  content: Record<string, unknown>
  createdAt: Date
  /** Where the author took over what somebody wrote in a repository: who, and in which commit. */
  takenFrom: string | null
  takenCommit: string | null
  author: { id: string; name: string } | null
  /** Of people who wrote together: the version after their first change, when they last changed something, and who else did. */
  sinceVersion: number | null
  untilAt: Date | null
  others: { id: string; name: string }[]
}

/**
 * The fields in which two states of a row differ, compared as JSON: what an edit changed, or what somebody else changed
 * between the version a form was opened at and now.
 */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
}
