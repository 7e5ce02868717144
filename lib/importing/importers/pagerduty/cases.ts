import type { Node } from 'jsonc-parser'
import type { Sheet } from '../../json/sheet'

/** One incident of a file, with what the file holds of its course. */
export interface Case {
  id: string | null
  /** Absent where the file holds log entries only. */
  incident?: Node
  log: Node[]
  notes: Node[]
}

/** The incidents of a file. Log entries name theirs; those that name none belong to the first. */
export function casesIn(sheet: Sheet): Case[] {
  const { root } = sheet
  const cases = incidentsIn(root, sheet).map(
    (incident): Case => ({
      id: sheet.string(incident, 'id'),
      incident,
      log: sheet.list(incident, 'log_entries'),
      notes: sheet.list(incident, 'notes'),
    }),
  )
  const byId = new Map(cases.map((one) => [one.id, one]))
  const caseFor = (id: string | null): Case => {
    const there = byId.get(id) ?? (id === null ? cases[0] : undefined)
    if (there) return there
    const made: Case = { id, log: [], notes: [] }
    cases.push(made)
    byId.set(id, made)
    return made
  }
  const isEntry = (node: Node) => sheet.string(node, 'type')?.endsWith('_log_entry') === true
  const entries = [...sheet.list(root, 'log_entries'), ...sheet.list(root).filter(isEntry)]
  const single = sheet.at(root, 'log_entry')
  for (const entry of single ? [...entries, single] : entries) caseFor(sheet.string(entry, 'incident', 'id')).log.push(entry)
  for (const note of sheet.list(root, 'notes')) caseFor(null).notes.push(note)
  return cases
}

/** An incident stands alone, under its name, in a list, or in the event of a webhook. */
function incidentsIn(root: Node, sheet: Sheet): Node[] {
  const alone = [root, sheet.at(root, 'incident'), sheet.at(root, 'event', 'data')].filter((node) => node !== undefined)
  const listed = [...sheet.list(root, 'incidents'), ...sheet.list(root)]
  return [...alone, ...listed].filter(
    (node) => sheet.string(node, 'type') === 'incident' || sheet.string(node, 'incident_number') !== null,
  )
}
