import { brief } from './brief/template'
import { classic } from './classic/template'
import { customers } from './customers/template'
import { narrative } from './narrative/template'
import { review } from './review/template'
import type { Template } from './template'

/** Every template, the default first. */
export const TEMPLATES: readonly [Template, ...Template[]] = [classic, brief, narrative, customers, review]

export const DEFAULT_TEMPLATE = TEMPLATES[0]

export const findTemplate = (id: string): Template | null => TEMPLATES.find((template) => template.id === id) ?? null
