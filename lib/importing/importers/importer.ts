import type { Draft } from '../draft'

export interface SourceFile {
  /** The file's name, without its folder. */
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  /** Read an incident out of it also where it looks as if it held none. */
  evenIfNone?: boolean
  /** Look at no more than what can be told in time and memory that are proportional to the size: an attempt at more has failed. */
  isPlain?: boolean
}

/** How a form spreads one incident over several files of a folder, an archive or a repository. */
export interface Grouping {
  /**
   * By the path of a file in its source, with slashes: which others belong to it (those with the same key), what the whole is
   * called, and which files serve it where they are there. Null for a file that stands alone.
   */
  of(path: string): { key: string; name: string; beside: string[] } | null
  /** Makes one file of a group and what stands beside it; the importer reads it as any other. @throws Invalid */
  join(name: string, files: readonly { path: string; bytes: Uint8Array }[]): SourceFile
}

/** A form that postmortems come in. A new one is a folder here and a line in the registry. Runs in a thread: no database, no files. */
export interface Importer {
  /** Stored in import_sources.importer; never renamed. */
  id: string
  label: string
  /** Whether a file is of this form, by its content. */
  accepts(file: SourceFile): boolean
  /** What the file says. The draft's spans are offsets in `text`. @throws Invalid where it cannot be read, saying why. */
  read(file: SourceFile, options: ReadOptions): { text: string; draft: Draft }
  /** Where files of this form belong together. */
  grouping?: Grouping
}
