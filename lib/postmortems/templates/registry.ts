import { classic } from './classic/template'
import type { Template } from './template'

/** Every template, the default first. */
export const TEMPLATES: readonly [Template, ...Template[]] = [classic]

export const DEFAULT_TEMPLATE = TEMPLATES[0]

export const findTemplate = (id: string): Template | null => TEMPLATES.find((template) => template.id === id) ?? null
