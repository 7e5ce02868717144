import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { importerFor } from '../lib/importing/importers/registry'
import { fromRoot } from '../lib/platform/root'
import { judgeCorpus } from './import-corpus'
import { reportOf, SHAPES } from './postmortems-of-each-shape'
import { printTable, type Row } from './table'

const FLOOR = 'parsing alone (mdast-util-from-markdown + gfm)'

const parse = (bytes: Uint8Array) =>
  fromMarkdown(new TextDecoder().decode(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
const read = (bytes: Uint8Array) => {
  const file = { name: 'a.md', bytes }
  return importerFor(file).read(file, {})
}

/** Of the processor: other work on the machine would otherwise be counted to whichever of the two it hits. */
function msOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** A document that is not read as Markdown to the end takes another time, and none that a table may show as if nothing were. */
const isWhole = (bytes: Uint8Array): boolean =>
  read(bytes).draft.incidents.every(({ doubts }) => doubts.every(({ id }) => !id.startsWith('read-doubt')))

const sorted = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b)
const at = (numbers: number[], share: number): number => sorted(numbers)[Math.floor((numbers.length - 1) * share)] ?? 0

/** The two in turns, so that a change of the machine's mood hits both; the ratio is the middle one of those of all turns. */
function compare(title: string, documents: Uint8Array[], rounds: number): void {
  const parsing: number[] = []
  const reading: number[] = []
  // Many short documents a turn: the clock of the processor does not tell single ones apart.
  const repeats = Math.max(1, Math.round(30_000 / documents.reduce((sum, one) => sum + one.length, 0)))
  const turn = (work: (bytes: Uint8Array) => unknown) =>
    msOf(() => {
      for (let n = 0; n < repeats; n++) for (const one of documents) work(one)
    }) /
    (documents.length * repeats)
  for (let round = -2; round < rounds; round++) {
    const [floor, own] = round % 2 === 0 ? [turn(parse), turn(read)] : [turn(read), turn(parse)].reverse()
    if (round < 0) continue
    parsing.push(floor ?? 0)
    reading.push(own ?? 0)
  }
  const ratios = reading.map((ms, round) => ms / (parsing[round] ?? ms))
  const ms = at(parsing, 0.5) * at(ratios, 0.5)
  const broken = documents.filter((one) => !isWhole(one)).length
  const spread = `${at(ratios, 0.1).toFixed(2)} to ${at(ratios, 0.9).toFixed(2)} ×`
  const rows: Row[] = [
    { what: FLOOR, ms: at(parsing, 0.5) },
    {
      what: 'reading: decoded, parsed, understood',
      ms,
      against: FLOOR,
      note: `${Math.round(1_000 / ms)} documents a second; ${spread}${broken > 0 ? `; ${broken} NOT READ AS MARKDOWN` : ''}`,
    },
  ]
  printTable(title, rows)
}

const EXAMPLES = fromRoot('lib', 'importing', 'examples')
const bytesIn = (folder: string) => readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))))
compare('Import: the five examples, a document', bytesIn(EXAMPLES), 15)
for (const [words, rounds] of [
  [300, 15],
  [2_000, 11],
  [20_000, 5],
] as const)
  for (const shape of SHAPES) compare(`Import: ${words} words, the timeline as ${shape}`, [reportOf(shape, words)], rounds)

judgeCorpus()
