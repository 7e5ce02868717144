import { z } from 'zod'
import { id, text } from '../platform/text'
import { PART_KINDS, type Part } from './parts'

const Text = text({ called: 'The comment', max: 20_000 })
const passage = (called: string) => text({ called, max: 2_000, mayBeBlank: true }).default('')

/** What it is on, as one field of a form says it: "section:0198…". */
const On = z.string('Choose what you comment on.').transform((text, context): Part => {
  const [named, of] = text.split(':')
  const kind = PART_KINDS.find((each) => each === named)
  const partId = id.safeParse(of)
  if (kind && partId.success) return { kind, id: partId.data }
  context.addIssue('Choose what you comment on.')
  return z.NEVER
})

/** `quote`: the passage as it reads; empty for all of the part. `before`: words before it, where it stands there twice. */
export const CommentInput = z.strictObject({
  id,
  on: On,
  text: Text,
  quote: passage('The passage'),
  before: passage('What stands before the passage'),
})
export type CommentInput = z.output<typeof CommentInput>

export const ReplyInput = z.strictObject({ id, threadId: id, text: Text })
export type ReplyInput = z.output<typeof ReplyInput>

/** The button pressed says what to do. */
export const CommentForm = z.strictObject({ id, text: Text, do: z.enum(['save', 'delete']).default('save') })

export const ThreadForm = z.strictObject({ id, isResolved: z.enum(['true', 'false']).transform((value) => value === 'true') })
