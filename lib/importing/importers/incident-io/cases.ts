import type { Node } from 'jsonc-parser'
import type { Sheet } from '../../json/sheet'

const LISTS = ['incident_updates', 'follow_ups', 'actions'] as const

/** One incident of a file with what the file holds of it elsewhere. */
export type Case = { incident?: Node } & Record<(typeof LISTS)[number], Node[]>

/** The incidents of a file; updates, follow-ups and actions name theirs. */
export function casesIn(sheet: Sheet): Case[] {
  const { root } = sheet
  const cases = new Map<string | null, Case>()
  for (const incident of incidentsIn(root, sheet)) {
    const made = { ...empty(), incident }
    for (const name of LISTS) made[name].push(...sheet.list(incident, name))
    cases.set(sheet.string(incident, 'id'), made)
  }
  const [first] = cases.size === 1 ? cases.values() : []
  const caseFor = (id: string | null): Case => {
    const there = cases.get(id) ?? first
    if (there) return there
    const made = empty()
    cases.set(id, made)
    return made
  }
  for (const name of LISTS) for (const node of sheet.list(root, name)) caseFor(sheet.string(node, 'incident_id'))[name].push(node)
  return [...cases.values()]
}

const empty = (): Case => ({ incident_updates: [], follow_ups: [], actions: [] })

/** Alone, under its name, in a list, or in the event of a webhook, which is named after its kind. */
function incidentsIn(root: Node, sheet: Sheet): Node[] {
  const named = sheet.fields(root).flatMap(([name, value]) => (name === 'incident' || name.includes('.incident_') ? [value] : []))
  return [root, ...named, ...sheet.list(root, 'incidents'), ...sheet.list(root)].filter(
    (node) => sheet.string(node, 'name') !== null && sheet.first(node, ['reference'], ['created_at'], ['permalink']) !== null,
  )
}
