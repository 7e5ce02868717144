import { serveRequests } from '../platform/thread'
import type { PostmortemDocument } from './document'
import { writeMarkdown } from './markdown'
import { DEFAULT_TEMPLATE, findTemplate } from './templates/registry'

export interface WriteRequest {
  document: PostmortemDocument
  template: string
  /** Every text as typed, in blocks of code: the second try. */
  verbatim: boolean
}

/** Null: the texts of this document broke the parser. */
export type WriteReply = string | null

serveRequests(({ document, template, verbatim }: WriteRequest): WriteReply => {
  try {
    return writeMarkdown(document, findTemplate(template) ?? DEFAULT_TEMPLATE, { verbatim })
  } catch (error) {
    if (verbatim) throw error
    return null
  }
})
