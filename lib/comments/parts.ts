/** What a comment can be on, by the column that names it. */
const COLUMNS = {
  section: 'sectionId',
  entry: 'entryId',
  cause: 'causeId',
  lesson: 'lessonId',
  action: 'actionId',
} as const

export const PART_KINDS = Object.keys(COLUMNS) as PartKind[]
export type PartKind = keyof typeof COLUMNS

/** A part of a postmortem that a comment is on. */
export interface Part {
  kind: PartKind
  id: string
}

export type PartColumns = Record<(typeof COLUMNS)[PartKind], string | null>

/** The columns of a comment on this part. */
export const columnsOf = ({ kind, id }: Part): Partial<PartColumns> => ({ [COLUMNS[kind]]: id })

/** What a comment is on; the database keeps it to one. */
export function partOf(row: PartColumns): Part {
  const kind = PART_KINDS.find((each) => row[COLUMNS[each]] !== null) ?? 'section'
  return { kind, id: row[COLUMNS[kind]] ?? '' }
}
