import { parseDocument } from 'yaml'
import { compare, quote, short, wordComparison } from '../comparison'
import { type JsonValue, readPath, valueAt } from '../json-path'
import type { Observation, Reach } from '../kind'
import type { FileInRepoConfig } from './config'

/** An expectation that could not be judged is neither met nor missed; it is named. */
export type Judged = Observation & { undecided?: string }

/** YAML is slow to read, and it is read in the main thread. */
const MAX_YAML_LETTERS = 200_000

/** Looks at every expectation of the check: what was expected beside what was seen, with the line where there is one. */
export async function judgeText(config: FileInRepoConfig, text: string, reach: Reach): Promise<Judged[]> {
  const { line, contains, lacks, pattern, jsonPath } = config
  const judged: Judged[] = []
  if (line) {
    const found = findLine(text, (each) => each.trim() === line.trim())
    judged.push({ what: 'Line', expected: `has the line ${quote(line)}`, observed: found ?? 'it has not', holds: found !== null })
  }
  if (contains) {
    const found = text.includes(contains) ? (findLine(text, (each) => each.includes(contains)) ?? 'it does') : null
    judged.push({
      what: 'Text',
      expected: `contains ${quote(contains)}`,
      observed: found ?? 'it does not',
      holds: found !== null,
    })
  }
  if (lacks) {
    const found = text.includes(lacks) ? (findLine(text, (each) => each.includes(lacks)) ?? 'it does') : null
    judged.push({
      what: 'Text',
      expected: `does not contain ${quote(lacks)}`,
      observed: found ?? 'it does not',
      holds: found === null,
    })
  }
  if (pattern) judged.push(await judgePattern(pattern, text, reach))
  if (jsonPath) judged.push(judgeValue(config, text))
  return judged
}

function findLine(text: string, isIt: (line: string) => boolean): string | null {
  const lines = text.split(/\r?\n/)
  const at = lines.findIndex(isIt)
  return at < 0 ? null : `line ${at + 1}: ${short(lines[at]?.trim() ?? '')}`
}

async function judgePattern(pattern: string, text: string, reach: Reach): Promise<Judged> {
  const row = { what: 'Text', expected: `matches /${pattern}/` }
  const found = await reach.matches(pattern, text)
  if (found === 'too_slow') return { ...row, observed: 'given up after 100 ms', undecided: 'pattern_too_slow' }
  return { ...row, observed: found ? 'it does' : 'it does not', holds: found }
}

function judgeValue(config: FileInRepoConfig, text: string): Judged {
  const row = { what: `Value of ${config.jsonPath}`, expected: wordComparison(config) }
  const read = readDocument(text)
  if (read === 'too_large') return { ...row, observed: 'a YAML file of more than 200 KB is not read', undecided: 'too_large' }
  if (read === 'unreadable') return { ...row, observed: 'the file is neither JSON nor YAML', holds: false }
  const value = valueAt(read.document, readPath(config.jsonPath) ?? [])
  const observed = value === undefined ? 'nothing there' : short(JSON.stringify(value))
  return { ...row, observed, holds: compare(config, value) }
}

function readDocument(text: string): { document: JsonValue } | 'too_large' | 'unreadable' {
  try {
    return { document: JSON.parse(text) }
  } catch {
    // It may be YAML.
  }
  if (text.length > MAX_YAML_LETTERS) return 'too_large'
  try {
    const document = parseDocument(text, { logLevel: 'silent' })
    if (document.errors.length > 0) return 'unreadable'
    // As JSON has it: what YAML has beyond that (dates, sets) becomes text, and what repeats itself without end is refused.
    return { document: JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? 'null') }
  } catch {
    return 'unreadable'
  }
}
