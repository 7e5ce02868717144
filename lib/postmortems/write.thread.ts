import { serveRequests } from '../platform/thread'
import { checkTemplate, type Problem } from './directives/check'
import type { Documents } from './directives/compose'
import { parseTemplate } from './directives/parse'
import { DEFAULT_FLAVOUR, findFlavour } from './flavours/registry'
import { refuseEarly } from './limits'
import { writeSeveral } from './markdown'
import type { Template } from './templates/template'

export type WriteRequest =
  | {
      documents: Documents
      template: Template
      flavour: string
      /** Every text as typed, in blocks of code: the second try. */
      verbatim: boolean
    }
  /** A template that is to be checked; keys a section may have. */
  | { source: string; keys: string[] }

/** Null: the texts broke the parser. */
export type WriteReply = { text: string } | { problems: Problem[] } | null

serveRequests((request: WriteRequest): WriteReply => {
  if ('source' in request) return { problems: check(request.source, request.keys) }
  const { documents, template, flavour, verbatim } = request
  try {
    return { text: writeSeveral(documents, template, { flavour: findFlavour(flavour) ?? DEFAULT_FLAVOUR, verbatim }) }
  } catch (error) {
    if (verbatim) throw error
    return null
  }
})

function check(source: string, keys: string[]): Problem[] {
  if (refuseEarly(source)) return [{ line: 1, message: 'Lists or quotes are nested more than 100 levels deep.' }]
  return checkTemplate(parseTemplate(source), source, keys)
}
