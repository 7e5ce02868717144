import { hasKnownForm } from '../importers/registry'
import { readGlob } from './glob'

/** Files of a folder, an archive or a repository that one import reads. */
export const DOCUMENT_LIMIT = 10_000
/** How many folders deep is looked. */
export const DEPTH_LIMIT = 30

const DOCUMENT = /\.(md|markdown|mdown|mdx|qmd|rmd|rst|txt|text|md\.erb)$/i
/** Machines write these for many purposes: they are read where an importer knows their form. */
const EXPORT = /\.(json|jsonl|log)$/i
const SKIPPED_FOLDERS = new Set(['node_modules', '__MACOSX'])

/** Hidden files and folders, and those that hold other people's documents. */
export const isSkipped = (name: string): boolean => name.startsWith('.') || SKIPPED_FOLDERS.has(name)

/** Which files of a source are wanted. */
export interface Wanted {
  /** By its path in the source, with slashes. */
  path(path: string): boolean
  /** By its content as well; asked for what `path` let through. */
  content(path: string, bytes: Uint8Array): boolean
}

/** What is read where nobody says: documents, and exports that an importer knows. A glob says all of it. @throws Invalid */
export function wantedFiles(glob: string | null): Wanted {
  const matches = glob === null ? null : readGlob(glob)
  return {
    path: (path) => !path.split('/').some(isSkipped) && (matches ? matches(path) : DOCUMENT.test(path) || EXPORT.test(path)),
    content: (path, bytes) => matches !== null || !EXPORT.test(path) || hasKnownForm({ name: path, bytes }),
  }
}
