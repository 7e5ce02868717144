import { posix } from 'node:path'
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { badgeOfIncident } from '../badges/rules'
import type { ActionState } from '../corrective-actions/rules'
import { wordProof } from '../incidents/proof-words'
import { incidentName } from '../incidents/rules'
import { toText } from '../postmortems/markdown'

/** One postmortem that stands in a repository. */
export interface Listed {
  number: number
  title: string
  severity: string | null
  startedOn: string | null
  path: string
  states: readonly ActionState[]
}

const BEGIN = '<!-- nevermore:index begins -->'
const END = '<!-- nevermore:index ends -->'

/**
 * The file of an index with our part of it made anew. What stands outside of our two marks is kept to the byte; where there are
 * none, ours goes to the end. Null where the marks are not one pair, or the file is no UTF-8: then nothing of it is touched.
 * @param badgesAt where badges are shown to anybody; null for words in their place
 */
export function writeIndex(
  there: string | null,
  indexPath: string,
  listed: readonly Listed[],
  badgesAt: string | null,
): string | null {
  const part = `${BEGIN}\n${listOf(indexPath, listed, badgesAt)}${END}`
  if (there === null) return `# Postmortems\n\n${part}\n`
  if (there.includes('\uFFFD')) return null
  const ours = there.includes('\r\n') ? part.replaceAll('\n', '\r\n') : part
  const [begins, ends] = [BEGIN, END].map((mark) => placesOf(there, mark)) as [number[], number[]]
  const [begin, end] = [begins[0], ends[0]]
  if (begin === undefined && end === undefined) return `${there}${gapAfter(there)}${ours}\n`
  if (begin === undefined || end === undefined || begins.length > 1 || ends.length > 1 || end < begin) return null
  return there.slice(0, begin) + ours + there.slice(end + END.length)
}

/** Where a mark stands alone on a line: in a title it is only text. */
const placesOf = (text: string, mark: string): number[] =>
  [...text.matchAll(new RegExp(`^${mark}(?=\\r?$)`, 'gm'))].map(({ index }) => index)

const gapAfter = (text: string): string => (text === '' || /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? '\n' : '\n\n')

function listOf(indexPath: string, listed: readonly Listed[], badgesAt: string | null): string {
  if (listed.length === 0) return 'Nothing is published here yet.\n'
  const rows = [...listed].sort(newestFirst).map((one) => rowOf(indexPath, one, badgesAt))
  const head = row(['Incident', 'Date', 'Severity', 'Title', 'Proof'].map((word) => [{ type: 'text', value: word }]))
  const table: Table = { type: 'table', children: [head, ...rows] }
  return toText({ type: 'root', children: [table] })
}

/** What has no day comes last. */
const newestFirst = (a: Listed, b: Listed): number =>
  (b.startedOn ?? '').localeCompare(a.startedOn ?? '', 'en') || b.number - a.number

function rowOf(
  indexPath: string,
  { number, title, severity, startedOn, path, states }: Listed,
  badgesAt: string | null,
): TableRow {
  const name = incidentName(number)
  const url = posix.relative(posix.dirname(indexPath), path).split('/').map(encodeURIComponent).join('/')
  const counts: Partial<Record<string, number>> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  const proof: PhrasingContent =
    badgesAt === null
      ? { type: 'text', value: wordProof(counts) }
      : { type: 'image', url: `${badgesAt}/badge/${name}.svg`, alt: badgeOfIncident(number, states).words }
  const text = (value: string): PhrasingContent[] => [{ type: 'text', value: value.replace(/\s+/g, ' ') }]
  return row([
    [{ type: 'link', url, children: [{ type: 'text', value: name }] }],
    text(startedOn ?? ''),
    text(severity ?? ''),
    text(title),
    [proof],
  ])
}

const row = (cells: PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
})
