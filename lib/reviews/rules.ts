import type { ReviewAnswer, Severity } from '../platform/db/generated/enums'

/** What publishing may be asked for differently: the severities, and that none is known. */
export const GRADES = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5', 'unknown'] as const
export type Grade = (typeof GRADES)[number]

export const gradeOf = (severity: Severity | null): Grade => severity ?? 'unknown'

/** What publishing a postmortem needs: approvals by people who did not write it, and perhaps the whole checklist. */
export interface Needs {
  approvals: number
  checklist: boolean
}

export const ANSWER_WORDS: Record<ReviewAnswer, string> = { approved: 'Approved', changes_asked: 'Changes asked for' }

/** What a member said of the text that had these words (wording.ts). */
export interface Said {
  memberId: string
  answer: ReviewAnswer
  note: string
  wordingHash: string
  at: Date
}

/** A member who was asked to review, and what they said last. */
export interface Reviewer {
  memberId: string
  name: string
  /** Null until they answer. */
  answer: ReviewAnswer | null
  note: string
  at: Date | null
  /** The words changed since they said it. An approval of an earlier text does not count. */
  isEarlier: boolean
  /** Whoever wrote it does not approve it. */
  isAuthor: boolean
}

type Person = { memberId: string; name: string; role: string }

/** The reviewers of an incident by name, each with their newest answer. @param said oldest first */
export function reviewersOf(people: readonly Person[], said: readonly Said[], wordingHash: string): Reviewer[] {
  const authors = people.filter(({ role }) => role === 'author').map(({ memberId }) => memberId)
  return people
    .filter(({ role }) => role === 'reviewer')
    .map(({ memberId, name }) => {
      const last = said.findLast((each) => each.memberId === memberId)
      return {
        ...{ memberId, name, answer: last?.answer ?? null, note: last?.note ?? '', at: last?.at ?? null },
        isEarlier: last !== undefined && last.wordingHash !== wordingHash,
        isAuthor: authors.includes(memberId),
      }
    })
}

/** The approvals that count: of the text as it stands, by somebody who is not its author. */
const approvalsIn = (reviewers: readonly Reviewer[]): number =>
  reviewers.filter(({ answer, isEarlier, isAuthor }) => answer === 'approved' && !isEarlier && !isAuthor).length

/** What still stands between a postmortem and its publication, in sentences; none where it may be published. */
export function missingFor(needs: Needs, reviewers: readonly Reviewer[], open: readonly { words: string }[]): string[] {
  const missing: string[] = []
  const approvals = approvalsIn(reviewers)
  if (approvals < needs.approvals)
    missing.push(
      `It has ${approvals === 0 ? 'no approval' : `${approvals} of ${needs.approvals} approvals`} of its text as it stands, and needs ${needs.approvals === 1 ? 'one' : needs.approvals} by somebody who did not write it.`,
    )
  // Who is asked for nothing is held up by nothing.
  const unhappy = needs.approvals > 0 ? reviewers.filter(({ answer }) => answer === 'changes_asked') : []
  if (unhappy.length > 0)
    missing.push(`${unhappy.map(({ name }) => name).join(', ')} asked for changes and has not approved since.`)
  if (needs.checklist && open.length > 0)
    missing.push(`The checklist is not whole: ${open.map(({ words }) => words.toLowerCase()).join(', ')}.`)
  return missing
}
