import { z } from 'zod'
import { id, text } from '../platform/text'

const Text = text({ called: 'The comment', max: 20_000 })
const passage = (called: string) => text({ called, max: 2_000, mayBeBlank: true }).default('')

/** `quote`: the passage as the section shows it; empty for all of the section. `before`: words before it, where it stands there twice. */
export const CommentInput = z.strictObject({
  id,
  sectionId: id,
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
