const DOCUMENT = /\.(md|markdown|mdown|mdx|qmd|rmd|rst|txt|text|md\.erb)$/i
/** Machines write these for many purposes: they are read where an importer knows their form. */
const EXPORT = /\.(json|jsonl|ndjson|log)$/i
const SKIPPED_FOLDERS = new Set(['node_modules', '__MACOSX'])

/** Hidden files and folders, and those that hold other people's documents. */
export const isSkipped = (name: string): boolean => name.startsWith('.') || SKIPPED_FOLDERS.has(name)

export const isExport = (path: string): boolean => EXPORT.test(path)

/** Whether a path among many looks like that of a document, or of an export that may be one. */
export const looksWanted = (path: string): boolean => DOCUMENT.test(path) || EXPORT.test(path)

/** A path as it is stored and shown: nothing in it that hides or breaks a line. */
export const plainPath = (path: string): string =>
  path
    .replace(/\\/g, '/')
    .replace(/^(\.?\/)+/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '\ufffd')
