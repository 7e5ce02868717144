import type { Nodes, RootContent } from 'mdast'
import { toText } from '../markdown'
import { heading } from '../mdast'
import { parse } from '../parse'
import type { PartName } from '../parts'
import type { FileRecord } from '../record'
import { readRecord } from '../record-text'
import { type ActionPassage, readActions } from './actions'
import { readCauses } from './causes'
import { readEntries, readLessons } from './lists'
import { type Passage, passageOf, startOf } from './passage'

/** What a file of ours says: its record, and the texts people wrote, each with where it stands, in the order of the record. */
export interface ReadBack {
  record: FileRecord
  /** Of sections that hold nothing, an empty one. */
  sections: Passage[]
  entries: Passage[]
  causes: Passage[]
  actions: ActionPassage[]
  lessons: Passage[]
  /** Where the record stands. */
  recordSpan: { start: number; end: number }
}

/**
 * Reads a file back that a lossless template wrote, whatever was edited in its texts since. Null where it is none, or where it was
 * edited beyond that. Takes as long as parsing Markdown may: call it within a deadline.
 */
export function readBack(text: string): ReadBack | null {
  const found = readRecord(text)
  if (!found) return null
  const { record, start, end } = found
  const head = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0
  const body = blank(text.slice(0, head)) + text.slice(head, start) + blank(text.slice(start, end)) + text.slice(end)
  const parts = partsOf(parse(body, 'section').children, record.incident.parts)
  if (!parts) return null
  const under = (name: PartName) => parts.get(name) ?? []
  const entries = readEntries(under('timeline'), record, body)
  const causes = readCauses(under('causes'), record, body)
  const actions = readActions(under('actions'), record, body)
  const lessons = readLessons(under('lessons'), record, body)
  if (!entries || !causes || !actions || !lessons) return null
  const sections = record.sections.map(({ key }) => passageOf(under(`section ${key}`).slice(1), body))
  record.incident.title = headingOf(under('facts')[0], record.incident.title, body)
  for (const section of record.sections) section.title = headingOf(under(`section ${section.key}`)[0], section.title, body)
  return { record, sections, entries, causes, actions, lessons, recordSpan: { start, end } }
}

/** The heading that was written; where it is spelt otherwise, somebody wrote another one. */
function headingOf(node: RootContent | undefined, written: string, file: string): string {
  if (node?.type !== 'heading') return written
  const spelt = toText({ type: 'root', children: [heading(node.depth, written)] })
  return file.startsWith(spelt, startOf(node)) ? written : plainText(node).trim().slice(0, 200) || written
}

const plainText = (node: Nodes): string =>
  'children' in node ? node.children.map(plainText).join('') : 'value' in node ? node.value : ''

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** What stands under each heading of the first two levels, with it; null where there are others than were written. */
function partsOf(children: RootContent[], names: readonly PartName[]): Map<PartName, RootContent[]> | null {
  const starts = children.flatMap((node, index) => (node.type === 'heading' && node.depth <= 2 ? [index] : []))
  if (starts.length !== names.length) return null
  return new Map(names.map((name, index) => [name, children.slice(starts[index], starts[index + 1])]))
}
