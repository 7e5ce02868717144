import { z } from 'zod'
import { Audience } from '../platform/db/generated/enums'
import { id, name, text, version } from '../platform/text'

const SectionTitle = name({ called: 'The heading', max: 200 })
const SectionBody = text({ called: 'The text', max: 200_000, mayBeBlank: true })

export const SectionInput = z.strictObject({
  id,
  incidentId: id,
  title: SectionTitle,
  body: SectionBody.default(''),
  /** Where it is not the slug of the title: "summary". */
  key: z
    .string()
    .regex(/^[\p{Letter}\p{Number}-]{1,80}$/u, 'Expected letters, numbers and hyphens.')
    .optional(),
  audience: z.enum(Audience).optional(),
})
export type SectionInput = z.output<typeof SectionInput>

export const SectionEdit = z.strictObject({
  id,
  version,
  title: SectionTitle.optional(),
  body: SectionBody.optional(),
  audience: z.enum(Audience).optional(),
})
export type SectionEdit = z.output<typeof SectionEdit>

export const Move = z.strictObject({ id, direction: z.enum(['up', 'down']) })
export type Move = z.output<typeof Move>

/** What the form of a section sends: the button pressed says what to do. */
export const SectionForm = z.strictObject({
  id,
  version,
  title: SectionTitle,
  /** Missing where it was written together: it is saved already. */
  body: SectionBody.optional(),
  audience: z.enum(Audience).optional(),
  do: z.enum(['save', 'delete', 'up', 'down']).default('save'),
})

/** A text alone, to be laid out. */
export const SectionText = z.strictObject({ text: SectionBody })
