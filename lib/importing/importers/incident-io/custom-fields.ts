import type { Node } from 'jsonc-parser'
import type { Fact } from '../../building/events'
import type { DraftCause } from '../../draft'
import type { Sheet } from '../../json/sheet'

const KINDS: [DraftCause['kind'], RegExp][] = [
  ['root_cause', /\broot cause/i],
  ['trigger', /\btrigger/i],
  ['contributing_factor', /\bcontributing|\bcause\b/i],
]

const kindOf = (name: string): DraftCause['kind'] | null => KINDS.find(([, words]) => words.test(name))?.[0] ?? null

/** Whether a team asks for the causes of its incidents in this field. */
export const isCause = (field: Node, sheet: Sheet): boolean => kindOf(sheet.string(field, 'custom_field', 'name') ?? '') !== null

export function causeOf(field: Node, sheet: Sheet): Omit<DraftCause, 'id'>[] {
  const [name, text, spans] = fieldOf(field, sheet)
  const kind = kindOf(name)
  return kind && text ? [{ kind, text, spans }] : []
}

/** A field of a team's own with its values, of whichever type they are. */
export function fieldOf(field: Node, sheet: Sheet): Fact {
  const name = sheet.string(field, 'custom_field', 'name') ?? 'Field'
  const values = sheet.list(field, 'values')
  const texts = values.flatMap(
    (value) =>
      sheet.first(
        value,
        ['value_text'],
        ['value_option', 'value'],
        ['value_catalog_entry', 'name'],
        ['value_link'],
        ['value_numeric'],
        ['value_timestamp'],
      ) ?? [],
  )
  return [name, texts.join(', ') || null, sheet.spansOf(...values)]
}
