import type { Heading } from 'mdast'

/** One attribute of a directive. */
export interface Attribute<T> {
  /** For the message about something else: "table, list or prose". */
  expected: string
  /** What was written, or null where the attribute is not there; undefined where that cannot be. */
  read(written: string | null): T | undefined
}

export type Attributes = Record<string, Attribute<unknown>>
export type Values<A extends Attributes> = { [Name in keyof A]: A[Name] extends Attribute<infer T> ? T : never }

/** One of these words; the first where it is not there. */
export const oneOf = <const T extends string>(...values: readonly [T, ...T[]]): Attribute<T> => ({
  expected: values.length === 1 ? values[0] : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  read: (written) => (written === null ? values[0] : values.find((value) => value === written)),
})

/** Some of these words, with commas between them; null where it is not there. */
export const someOf = <T extends string>(values: readonly T[]): Attribute<T[] | null> => ({
  expected: `one or more of ${values.join(', ')}`,
  read(written) {
    if (written === null) return null
    const found = listed(written).map((each) => values.find((value) => value === each))
    return found.length > 0 && found.every((value) => value !== undefined) ? (found as T[]) : undefined
  },
})

/** Words of one's own, with commas between them; null where it is not there. */
export const anyOf = (what: string): Attribute<string[] | null> => ({
  expected: `${what}, with commas between them`,
  read: (written) => (written === null ? null : listed(written).length > 0 ? listed(written) : undefined),
})

/** A text of one's own. */
export const words = (absent: string): Attribute<string> => ({ expected: 'a text', read: (written) => written ?? absent })

/** A text that has to be there. */
export const needed = (what: string): Attribute<string> => ({ expected: what, read: (written) => written?.trim() || undefined })

const LEVELS = [2, 3, 4, 5] as const

const level: Attribute<(typeof LEVELS)[number]> = {
  expected: '2, 3, 4 or 5',
  read: (written) => (written === null ? 2 : LEVELS.find((each) => String(each) === written)),
}

/** A part that stands below a heading of its own; "none" is none. */
export const headed = (title: string) => ({
  heading: {
    expected: 'a text, or none',
    read: (written) => (written === 'none' || written?.trim() === '' ? null : (written ?? title)),
  } as Attribute<string | null>,
  level,
})

/** One level further down. */
export const below = (depth: number): Heading['depth'] => Math.min(6, depth + 1) as Heading['depth']

const listed = (written: string): string[] =>
  written
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
