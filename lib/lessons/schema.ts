import { z } from 'zod'
import { Audience, LessonKind } from '../platform/db/generated/enums'
import { id, text, version } from '../platform/text'

const LessonText = text({ called: 'The lesson', max: 20_000 })

export const LessonInput = z.strictObject({
  id,
  incidentId: id,
  kind: z.enum(LessonKind),
  text: LessonText,
  audience: z.enum(Audience).optional(),
})
export type LessonInput = z.output<typeof LessonInput>

export const LessonEdit = z.strictObject({
  id,
  version,
  kind: z.enum(LessonKind).optional(),
  text: LessonText.optional(),
  audience: z.enum(Audience).optional(),
})
export type LessonEdit = z.output<typeof LessonEdit>

/** What the form of a lesson sends: the button pressed says what to do. */
export const LessonForm = z.strictObject({
  id,
  version,
  kind: z.enum(LessonKind),
  text: LessonText,
  audience: z.enum(Audience).optional(),
  do: z.enum(['save', 'delete']).default('save'),
})
