import { z } from 'zod'
import { id, name, text, version } from '../../platform/text'

/** Characters of a template. */
const LONGEST_SOURCE = 50_000

const fields = {
  id,
  name: name({ called: 'The name', max: 60 }),
  about: text({ called: 'What it is good for', max: 300, mayBeBlank: true }).default(''),
  source: text({ called: 'The template', max: LONGEST_SOURCE }),
}

export const TemplateInput = z.strictObject(fields)
export const TemplateEdit = z.strictObject({ ...fields, version })
export const TemplateRestore = z.strictObject({ id, version, number: version })

export type TemplateInput = z.output<typeof TemplateInput>
export type TemplateEdit = z.output<typeof TemplateEdit>
export type TemplateRestore = z.output<typeof TemplateRestore>
