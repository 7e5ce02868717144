import { describe } from 'vitest'
import { missingOf, type Package } from './debian'

/** Tests whose far side comes in Debian packages; where one is missing they are skipped, and their name says which. */
export function describeWith(packages: Package[], title: string, tests: () => void): void {
  const missing = missingOf(packages)
  if (missing.length === 0) describe(title, () => tests())
  else describe.skip(`${title} (not looked at here: apt-get install ${missing.join(' ')})`, () => tests())
}
