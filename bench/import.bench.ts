import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { importerFor } from '../lib/importing/importers/registry'
import { fromRoot } from '../lib/platform/root'
import { judgeCorpus } from './import-corpus'
import { printTable } from './table'

const ROUNDS = 40
const EXAMPLES = fromRoot('lib', 'importing', 'examples')
const examples = readdirSync(EXAMPLES).map((name) => new Uint8Array(readFileSync(join(EXAMPLES, name))))

/** A report of about so many words in the usual parts. */
function report(words: number): Uint8Array {
  const sentence = (n: number) =>
    `The cache of node ${n} was cold, so every request went to the \`database\` for [minutes](https://example.org/${n}).`
  const text = (count: number) => Array.from({ length: count }, (_, n) => sentence(n)).join(' ')
  const unit = words / 200
  const parts = [
    '# Shop down on 2024-03-01',
    `## Summary\n\n${text(unit * 2)}`,
    `## Timeline (UTC)\n\n${Array.from({ length: unit * 3 }, (_, n) => `- **${String(8 + (n % 12)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}** ${sentence(n)}`).join('\n')}`,
    `## Root cause\n\n${text(unit)}\n\n${text(unit)}`,
    `## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n${Array.from({ length: unit }, (_, n) => `| Add an alert for node ${n} | Ines | 2024-05-01 | open |`).join('\n')}`,
    `## What went well\n\n${Array.from({ length: unit * 2 }, (_, n) => `- ${sentence(n)}`).join('\n')}`,
  ]
  return new TextEncoder().encode(parts.join('\n\n'))
}

const parse = (bytes: Uint8Array) =>
  fromMarkdown(new TextDecoder().decode(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
const read = (bytes: Uint8Array) => importerFor({ name: 'a.md', bytes }).read({ name: 'a.md', bytes }, {})

/** The two in turns, the best of each: other work on the machine hits both alike, and the best rounds least. */
function compare(title: string, documents: Uint8Array[], rounds: number) {
  const floor = 'parsing alone (mdast-util-from-markdown + gfm)'
  let parsing = Number.POSITIVE_INFINITY
  let reading = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    parsing = Math.min(
      parsing,
      timed(() => documents.map(parse)),
    )
    reading = Math.min(
      reading,
      timed(() => documents.map(read)),
    )
  }
  printTable(title, [
    { what: floor, ms: parsing / documents.length },
    {
      what: 'reading: decoded, parsed, understood',
      ms: reading / documents.length,
      against: floor,
      note: `${Math.round((1000 * documents.length) / reading)} documents a second`,
    },
  ])
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

compare('Import: the five examples, a document', examples, ROUNDS)
compare('Import: a report of 2 000 words', [report(2_000)], ROUNDS)
// Ten times the words: the ratio to parsing stays, so the time is linear in them.
compare('Import: a report of 20 000 words', [report(20_000)], 8)
judgeCorpus()
