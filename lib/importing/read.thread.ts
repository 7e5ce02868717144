import { Invalid } from '../platform/errors'
import { serveRequests } from '../platform/thread'
import type { Draft } from './draft'
import type { ReadOptions, SourceFile } from './importers/importer'
import { importerFor } from './importers/registry'

export interface ReadRequest {
  file: SourceFile
  options: ReadOptions
}

export interface ReadDocument {
  /** The text that the draft's spans point into. */
  text: string
  draft: Draft
}

/** Refused: why, for the person. Null: this text broke the parser (most often a stack overflow). */
export type ReadReply = ReadDocument | { refused: string } | null

serveRequests(({ file, options }: ReadRequest): ReadReply => {
  try {
    return importerFor(file, options).read(file, options)
  } catch (error) {
    return error instanceof Invalid ? { refused: error.message } : null
  }
})
