import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** The text of a file readable by its owner only; made at first use, and the same for all who make it at once. */
export function readOrMake(file: string, make: () => string): string {
  const stands = readIfThere(file)
  if (stands !== null) return stands
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true })
  try {
    // Of two that start at once, one link is made and both read it.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}

/** The text of a file; null where there is none. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}
