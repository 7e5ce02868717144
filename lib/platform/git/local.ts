import { realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { RepositoryFailure } from './failures'

/** A repository in a directory of this machine, as it was asked for; whether it may be read is judged where it is read. */
export interface AllowedDirectory {
  protocol: 'file'
  path: string
  url: string
}

/** Reads `file:///srv/git/shop.git`; null where the text is no such address. */
export function readDirectory(typed: string): AllowedDirectory | null {
  const path = /^file:\/\/(\/[^\s"\\?#%]{1,900})$/.exec(typed.trim())?.[1]
  return path && !/\p{Cc}|\/\.\.?(\/|$)/u.test(path) ? { protocol: 'file', path, url: `file://${path}` } : null
}

/**
 * The address of a directory, its links followed, where it lies in one that the operator allows.
 * @throws RepositoryFailure that does not say whether it is there
 */
export function allowDirectory({ path }: AllowedDirectory, allowed: readonly string[]): string {
  const real = realPath(path)
  if (real && allowed.some((directory) => isInside(real, realPath(directory)))) return `file://${real}`
  throw new RepositoryFailure(
    'target_not_allowed',
    'This directory is not one that may be read. An administrator can allow it with NEVERMORE_REPOSITORY_DIRS.',
  )
}

const isInside = (path: string, directory: string | null): boolean =>
  directory !== null && (path === directory || path.startsWith(directory + sep)) && !/["\\\n]/.test(path)

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
