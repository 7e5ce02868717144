/**
 * What was done between two states of a document, done to a third that is older than both: what was published, with the edits that
 * were accepted, and without what else was changed here since. Where both changed the same part of it, it stays as published.
 */
export function carry<T>(published: T, before: T, after: T): T {
  if (isSame(before, after)) return published
  if (isSame(published, before)) return after
  if (isNumbered(published) && isNumbered(before) && isNumbered(after)) {
    const of = (list: Numbered[], number: number) => list.find((one) => one.number === number)
    return published.map((one) => {
      const [was, is] = [of(before, one.number), of(after, one.number)]
      return was && is ? carry(one, was, is) : one
    }) as T
  }
  if (isPlain(published) && isPlain(before) && isPlain(after))
    return Object.fromEntries(
      Object.entries(published).map(([name, value]) => [name, carry(value, before[name], after[name])]),
    ) as T
  return published
}

interface Numbered {
  number: number
}

/** Rows of JSON come back with their names in another order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : isPlain(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, one]) => [name, ordered(one)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Corrective actions keep their number, whatever becomes of them. */
const isNumbered = (value: unknown): value is Numbered[] =>
  Array.isArray(value) && value.every((one) => isPlain(one) && typeof one.number === 'number')
