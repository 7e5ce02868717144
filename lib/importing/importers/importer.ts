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

/** A form that postmortems come in. A new one is a folder here and a line in the registry. Runs in a thread: no database, no files. */
export interface Importer {
  /** Stored in import_sources.importer; never renamed. */
  id: string
  label: string
  /** Whether a file is of this form, by its content. */
  accepts(file: SourceFile): boolean
  /** What the file says. The draft's spans are offsets in `text`. @throws Invalid where it cannot be read, saying why. */
  read(file: SourceFile, options: ReadOptions): { text: string; draft: Draft }
}
