import { nearest } from '../../platform/nearest'
import type { Attributes, Values } from './attributes'

type Written = Record<string, string | null | undefined> | null | undefined

/** The values of a directive's attributes, or what is wrong with them, each in a sentence. */
export function readAttributes<A extends Attributes>(attributes: A, written: Written): { values: Values<A>; problems: string[] } {
  const problems = Object.keys(written ?? {})
    .filter((name) => !(name in attributes))
    .map((name) => unknownAttribute(name, Object.keys(attributes)))
  const values = Object.entries(attributes).map(([name, attribute]) => {
    const got = written?.[name] ?? null
    const value = attribute.read(got)
    if (value === undefined)
      problems.push(
        got === null
          ? `${name} is missing; expected ${attribute.expected}.`
          : `${name} is "${got}"; expected ${attribute.expected}.`,
      )
    return [name, value]
  })
  return { values: Object.fromEntries(values) as Values<A>, problems }
}

const unknownAttribute = (name: string, known: string[]): string =>
  known.length === 0
    ? `${name} is no attribute of it; it has none.`
    : `${name} is no attribute of it${meant(name, known, '')}; it has ${known.join(', ')}.`

/** ", did you mean ::timeline?" where one is near enough. */
export function meant(word: string, known: readonly string[], mark: string): string {
  const near = nearest(word, known)
  return near === undefined ? '' : ` (did you mean ${mark}${near}?)`
}
