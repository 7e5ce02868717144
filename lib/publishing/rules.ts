import { incidentName } from '../incidents/rules'
import type { PostmortemDocument } from '../postmortems/document'
import { slugOfTitle } from '../postmortems/file-names'

type Told = Pick<PostmortemDocument, 'number' | 'title' | 'severity' | 'startedOn'>

/** What may stand in braces in a path or a message, and what it becomes. Nothing of it holds a separator or a line end. */
const PLACEHOLDERS: Record<string, (told: Told) => string> = {
  year: ({ startedOn }) => startedOn?.slice(0, 4) ?? 'undated',
  month: ({ startedOn }) => startedOn?.slice(5, 7) ?? 'undated',
  date: ({ startedOn }) => startedOn ?? 'undated',
  number: ({ number }) => String(number),
  incident: ({ number }) => incidentName(number).toLowerCase(),
  severity: ({ severity }) => severity?.toLowerCase() ?? 'unknown',
  slug: ({ number, title }) => slugOfTitle(title) || incidentName(number).toLowerCase(),
}

const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS)
export const DEFAULT_PATH = 'postmortems/{year}/{date}-{incident}-{slug}.md'
export const DEFAULT_MESSAGE = '{incident}: {title}'

const PATH_LIMIT = 400

/** Where a postmortem stands in a repository. The incident's number makes it the only one of its name: a template has to hold it. */
export const pathOf = (template: string, told: Told): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => PLACEHOLDERS[name]?.(told) ?? whole)

/** Why a template of paths cannot be used; null where it can. */
export function problemInPath(template: string): string | null {
  const unknown = unknownIn(template, PLACEHOLDER_NAMES)
  if (unknown) return unknown
  if (!/\{(number|incident)\}/.test(template))
    return 'The path needs {incident} or {number}, or two postmortems could want the same file.'
  const sample = pathOf(template, { number: 12, title: 'Checkout refused', severity: 'SEV2', startedOn: '2026-03-01' })
  if (!sample.endsWith('.md')) return 'The path ends in .md.'
  if (sample.length > PATH_LIMIT) return `The path has at most ${PATH_LIMIT} characters.`
  if (!isInside(sample))
    return 'The path stays inside of the repository: no leading slash, no “..”, no backslash, nothing named .git.'
  return null
}

/** Why no index can be kept at a path; null where one can. */
export function problemInIndex(path: string): string | null {
  if (/[{}]/.test(path)) return 'The index is one file: its path holds no braces.'
  if (!path.endsWith('.md')) return 'The path of the index ends in .md, as README.md does.'
  return isInside(path)
    ? null
    : 'The path stays inside of the repository: no leading slash, no “..”, no backslash, nothing named .git.'
}

/**
 * Every part is the name of a file or folder that Git and every file system take; what cannot be seen some of them pass over, and
 * ".g\u200cit" is ".git" there.
 */
const isInside = (path: string): boolean =>
  !/[\p{C}\p{Zl}\p{Zp}\\:*?"<>|]/u.test(path) &&
  path.split('/').every((part) => part !== '' && !/^\.{1,2}$|^\.git$|^git~\d|[. ]$|^ /i.test(part) && !DEVICE.test(part))

/** Windows takes these for devices, whatever stands behind the first dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The first line of a commit; titles hold no line end. */
export function messageOf(template: string, told: Told): string {
  const { number, title } = told
  const words: Record<string, string> = {
    incident: incidentName(number),
    number: String(number),
    title,
    severity: told.severity ?? 'no severity',
  }
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

/** Why a template of messages cannot be used; null where it can. */
export const problemInMessage = (template: string): string | null =>
  unknownIn(template, ['incident', 'number', 'title', 'severity']) ?? (template.trim() === '' ? 'The message is missing.' : null)

function unknownIn(template: string, known: readonly string[]): string | null {
  const wrong = [...template.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !known.includes(name))
  return wrong ? `Got ${wrong[0]}; expected ${known.map((name) => `{${name}}`).join(', ')}.` : null
}

/** What a file in the repository may become. */
export type Plan =
  | { kind: 'write'; text: string }
  | { kind: 'unchanged' }
  /** Somebody else changed it there, or it was there before us. */
  | { kind: 'changed_there'; there: string }

interface Texts {
  /** Its text now. */
  there: string | null
  /** Its text when it was last accounted for: published by us, or edited there and settled here. */
  before: string | null
  /** What we would have written for that text, where it is another one. */
  written: string | null
  /** What we would write. */
  ours: string
  /** Somebody saw this text there and said that it may be written over. */
  mayReplace: (there: string) => boolean
}

/** Nothing that somebody else wrote is written over unseen. */
export function planFile({ there, before, written, ours, mayReplace }: Texts): Plan {
  if (there === ours) return { kind: 'unchanged' }
  // An edit that was taken over says the same in other words: nothing is written for the sake of words.
  if (there !== null && there === before && ours === written) return { kind: 'unchanged' }
  if (there === null || there === before || mayReplace(there)) return { kind: 'write', text: ours }
  return { kind: 'changed_there', there }
}

/** The branch on which a change of a postmortem is asked for; the second, third … request gets a name of its own. */
export const requestBranch = (number: number, nth: number): string =>
  `nevermore/${incidentName(number).toLowerCase()}${nth > 1 ? `-${nth}` : ''}`

/** Seconds until somebody looks again what has become of a request that was opened so long ago. */
export const lookAgainAfter = (ageSeconds: number): number => Math.min(Math.max(ageSeconds / 10, 120), 3600)

/** Seconds until the next try after so many that failed; null where trying again cannot help. */
export function retryAfter(failure: string, tries: number): number | null {
  if (!PASSING.has(failure)) return null
  return Math.min(60 * 2 ** (tries - 1), 6 * 3600)
}

/** What may go by without anybody doing something here. */
const PASSING = new Set([
  'unreachable',
  'timed_out',
  'branch_moved',
  'no_space_there',
  'stopped',
  'repository_not_found',
  'unreadable',
  'rate_limited',
  'forge_failed',
  'unknown',
])
