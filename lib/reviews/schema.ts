import { z } from 'zod'
import { PostmortemState, ReviewAnswer } from '../platform/db/generated/enums'
import { id, ids, text, ticked, version } from '../platform/text'
import { GRADES, type Grade } from './rules'

/** `uncovered`: the person has read which causes nothing is planned against, and publishes all the same. */
export const PostmortemStateForm = z.strictObject({
  id,
  version,
  postmortemState: z.enum(PostmortemState),
  uncovered: z.literal('accepted').optional(),
})
export type PostmortemStateForm = z.output<typeof PostmortemStateForm>

export const AskForm = z.strictObject({ incidentId: id, version, memberIds: ids })
export type AskForm = z.output<typeof AskForm>

const Note = text({ called: 'What you say', max: 10_000, mayBeBlank: true }).default('')

/** `wordingHash`: of the text that the reviewer was shown. */
export const AnswerForm = z
  .strictObject({
    id,
    incidentId: id,
    answer: z.enum(ReviewAnswer, 'Choose an answer.'),
    note: Note,
    wordingHash: z.string().regex(/^[0-9a-f]{64}$/, 'Open the page again.'),
  })
  .refine(({ answer, note }) => answer === 'approved' || note.trim() !== '', {
    path: ['note'],
    message: 'Say which changes you ask for.',
  })
export type AnswerForm = z.output<typeof AnswerForm>

const approvals = z.coerce.number('Expected a number.').int().min(0).max(9, 'At most 9.')
type Fields<Value> = Record<Grade, Value>
const perGrade = <Value>(value: Value) => Object.fromEntries(GRADES.map((grade) => [grade, value])) as Fields<Value>
const named = <Value>(prefix: string, value: Value) =>
  Object.fromEntries(GRADES.map((grade) => [`${prefix}${grade}`, value])) as Record<string, Value>

/** The form of the settings: "approvals.SEV1", "checklist.SEV1", … */
export const NeedsForm = z
  .strictObject({ ...named('approvals.', approvals), ...named('checklist.', ticked) })
  .transform((form): NeedsByGrade => {
    const needs = perGrade({ approvals: 0, checklist: false })
    for (const grade of GRADES)
      needs[grade] = { approvals: Number(form[`approvals.${grade}`]), checklist: form[`checklist.${grade}`] === true }
    return needs
  })
export type NeedsByGrade = Fields<{ approvals: number; checklist: boolean }>
