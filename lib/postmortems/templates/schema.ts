import { z } from 'zod'
import { id, name, orNothing, text, version } from '../../platform/text'

/** Characters of a template. */
const LONGEST_SOURCE = 50_000

const fields = {
  id,
  name: name({ called: 'The name', max: 60 }),
  about: text({ called: 'What it is good for', max: 300, mayBeBlank: true }).default(''),
  source: text({ called: 'The template', max: LONGEST_SOURCE }),
}

/** Which incident it was shown with while it was written: the form has it, and nothing is kept of it. */
const incident = z.string().max(20).optional()
const kept = <Form extends { incident?: string | undefined }>({ incident: _, ...form }: Form) => form

export const TemplateInput = z.strictObject({ ...fields, incident }).transform(kept)
export const TemplateEdit = z.strictObject({ ...fields, version, incident }).transform(kept)
export const TemplateRestore = z.strictObject({ id, version, number: version })
export const One = z.strictObject({ id })

/** A template as far as it is written, and the incident it is shown with; none where there is none. */
export const PreviewInput = z.strictObject({
  source: text({ called: 'The template', max: LONGEST_SOURCE, mayBeBlank: true }),
  incident: orNothing(z.coerce.number('The incident is a number.').int().min(1).max(2_147_483_647)),
})

export type TemplateInput = z.output<typeof TemplateInput>
export type TemplateEdit = z.output<typeof TemplateEdit>
export type TemplateRestore = z.output<typeof TemplateRestore>
