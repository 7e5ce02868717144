import { readFileSync } from 'node:fs'
import { fromRoot } from './root'

let version: string | undefined

/** The version of this program, as package.json says it. */
export function programVersion(): string {
  version ??= String(JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')).version)
  return version
}
