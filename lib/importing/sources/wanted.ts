import { hasKnownForm } from '../importers/registry'
import { readGlob } from './glob'
import { isExport, isSkipped, looksWanted } from './names'

/** Files of a folder, an archive or a repository that one import reads. */
export const DOCUMENT_LIMIT = 10_000
/** How many folders deep is looked. */
export const DEPTH_LIMIT = 30

/** Which files of a source are wanted. */
export interface Wanted {
  /** By its path in the source, with slashes. */
  path(path: string): boolean
  /** By its content as well; asked for what `path` let through. */
  content(path: string, bytes: Uint8Array): boolean
}

/** What is read where nobody says: documents, and exports that an importer knows. A glob says all of it. @throws Invalid */
export function wantedFiles(glob: string | null): Wanted {
  const matches = glob === null ? looksWanted : readGlob(glob)
  return {
    path: (path) => !path.split('/').some(isSkipped) && matches(path),
    content: (path, bytes) => glob !== null || !isExport(path) || hasKnownForm({ name: path, bytes }),
  }
}

/** Of files that were named. */
export const EVERYTHING: Wanted = { path: () => true, content: () => true }
