import { FileRecord } from './record'

const OPENING = '<!-- nevermore 1: what the words above do not say, for reading this file back\n'
const CLOSING = '-->\n'

/** The lists of a record, and what each of their lines begins with. */
const LISTS = { section: 'sections', entry: 'entries', cause: 'causes', action: 'actions', lesson: 'lessons' } as const
type Name = keyof typeof LISTS

/** A comment for the end of a file: one line a thing, so that a change of one is a change of its line. */
export function writeRecord(record: FileRecord): string {
  const lines = [{ incident: compact(record.incident) }]
  for (const [name, list] of Object.entries(LISTS)) for (const one of record[list]) lines.push({ [name]: compact(one) } as never)
  return `${OPENING}${lines.map((line) => `${escaped(JSON.stringify(line))}\n`).join('')}${CLOSING}`
}

/** Whether bytes could be those of a file with a record: cheap, for everything that is imported. */
export const mayHoldRecord = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(OPENING.trimEnd())

/** What a file records of itself, and where; null where it holds no record that can be read. */
export function readRecord(text: string): { record: FileRecord; start: number; end: number } | null {
  const start = text.lastIndexOf(`\n${OPENING}`) + 1
  const end = text.indexOf(`\n${CLOSING.trimEnd()}`, start)
  if (start === 0 || end === -1) return null
  const found: Record<string, unknown[]> = { incident: [], section: [], entry: [], cause: [], action: [], lesson: [] }
  try {
    for (const line of text.slice(start + OPENING.length, end).split('\n'))
      for (const [name, value] of Object.entries(JSON.parse(line) as object)) found[name]?.push(value)
  } catch {
    return null
  }
  const lists = Object.entries(LISTS).map(([name, list]) => [list, found[name as Name]])
  const parsed = FileRecord.safeParse({ incident: found.incident?.[0], ...Object.fromEntries(lists) })
  return parsed.success ? { record: parsed.data, start, end: end + CLOSING.length } : null
}

/**
 * Without what is nothing, false or empty: that is what is read where nothing is said. In an order of its own, for a document that was
 * stored comes back with its names in another one.
 */
function compact<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const said = Object.entries(value).filter(
    ([, one]) => !(one === null || one === false || (Array.isArray(one) && one.length === 0)),
  )
  return Object.fromEntries(
    said
      .toSorted(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .map(([key, one]) => [key, Array.isArray(one) ? one.map(compact) : compact(one)]),
  ) as T
}

/** What a thing is known by stands first. */
const placeOf = (name: string): string => (name === 'number' ? '' : name)

/** What could end a comment, or is shown as something else; only strings hold any of it. */
const escaped = (json: string): string =>
  json
    .replace(/--/g, '-\\u002d')
    .replace(
      /[<>\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
