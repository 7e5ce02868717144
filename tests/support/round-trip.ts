import type { DraftIncident } from '@/lib/importing/draft'
import type { SourceFile } from '@/lib/importing/importers/importer'
import { importerFor } from '@/lib/importing/importers/registry'
import { type Rows, rowsOf } from '@/lib/importing/rows'
import { LESSON_KINDS } from '@/lib/lessons/rules'
import { writeMarkdown } from '@/lib/postmortems/markdown'
import { classic } from '@/lib/postmortems/templates/classic/template'
import { inOrder } from '@/lib/timeline/rules'
import { documentOf } from './document-of-rows'

/** What became of one incident of a document on its way out and back; empty faults where it is the same. */
export interface RoundTrip {
  sameFile: boolean
  sameDraft: boolean
  faults: string[]
}

/** Imports a file, writes each incident as Markdown, imports that, and writes it again: the two files are the same, and the drafts. */
export function roundTrips(source: SourceFile): RoundTrip[] {
  const { incidents } = importerFor(source).read(source, { evenIfNone: true }).draft
  return incidents.map((incident) => {
    const [first, firstFile] = written(incident, source.name)
    const [back, ...others] = read(firstFile)
    if (!back || others.length > 0)
      return { sameFile: false, sameDraft: false, faults: [`read back as ${others.length + (back ? 1 : 0)} incidents`] }
    const [second, secondFile] = written(back, source.name)
    const file = differenceOf(firstFile, secondFile)
    const draft =
      differenceOf(told(first), told(second)) || differenceOf(JSON.stringify([back]), JSON.stringify(read(secondFile)))
    return { sameFile: file === '', sameDraft: draft === '', faults: [file, draft].filter(Boolean) }
  })
}

function written(incident: DraftIncident, name: string): [Rows, string] {
  const rows = rowsOf(incident, { name, zone: 'Etc/UTC' })
  return [rows, writeMarkdown(documentOf(rows, 1, incident.record), classic)]
}

function read(text: string): DraftIncident[] {
  const file = { name: 'written.md', bytes: new TextEncoder().encode(text) }
  return importerFor(file).read(file, {}).draft.incidents
}

/** What rows say besides their texts, of which the files are proof: one line a thing. */
function told({ incident, sections, entries, causes, actions, lessons }: Rows): string {
  const all: object[] = [
    { ...incident, tags: incident.tags.toSorted() },
    ...sections.map(({ key, title }) => ({ key, title })),
    ...inOrder(entries).map(({ from: _, text, ...entry }) => entry),
    ...causes.map(({ kind }) => ({ cause: kind })),
    ...actions.map(({ title, state, dueOn, ownerAsWritten, ticketUrl }) => ({ title, state, dueOn, ownerAsWritten, ticketUrl })),
    ...LESSON_KINDS.map((kind) => ({ [kind]: lessons.filter((lesson) => lesson.kind === kind).length })),
  ]
  return all.map((one) => JSON.stringify(one)).join('\n')
}

/** The first lines that differ; empty where none does. */
function differenceOf(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')]
  const at = left.findIndex((line, index) => line !== right[index])
  return at === -1 ? '' : `\n    ${left[at]?.slice(0, 400)}\n    ${right[at]?.slice(0, 400)}`
}
