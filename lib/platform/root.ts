import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/**
 * The folder of the program: where package.json, prisma/, dist/ and .next/ are. The same whether this runs from the bundles in
 * dist/, inside Next's server (started in that folder) or from the sources in a test.
 */
export function projectRoot(): string {
  found ??= search(fileFolder()) ?? search(process.cwd())
  if (!found) throw new Error(`No package.json of nevermore above ${process.cwd()}`)
  return found
}

/** A path inside the program's folder. */
export const fromRoot = (...parts: string[]): string => join(/* turbopackIgnore: true */ projectRoot(), ...parts)

// Inside Next's bundles the file's address may be made up; then the working directory decides.
function fileFolder(): string {
  try {
    return dirname(fileURLToPath(import.meta.url))
  } catch {
    return process.cwd()
  }
}

function search(from: string): string | undefined {
  const file = join(/* turbopackIgnore: true */ from, 'package.json')
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'nevermore') return from
  return dirname(from) === from ? undefined : search(dirname(from))
}

/** The version of this program, as package.json says. */
export const programVersion = (): string => JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')).version
