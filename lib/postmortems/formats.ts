import type { PostmortemDocument } from './document'
import { writeHtmlFile } from './html-file/write.store'
import { jsonFile } from './json-file/file'
import { publicPart } from './public'
import { DEFAULT_TEMPLATE } from './templates/registry'
import { isPublicOnly, type Template } from './templates/template'
import { writeInThread } from './write-pool'

/** What a postmortem can be taken out as, by the word that a command line and a page use for it. */
export const FORMATS = {
  markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
} as const

export type Format = keyof typeof FORMATS

export const isFormat = (word: string): word is Format => Object.hasOwn(FORMATS, word)

interface Way {
  template?: Template
  /** Of Markdown: the id of the generator of sites it is written for. */
  flavour?: string
}

/** A postmortem in one of the formats. @throws Invalid where it is too large to be written */
export async function writeAs(
  document: PostmortemDocument,
  format: Format,
  { template = DEFAULT_TEMPLATE, flavour }: Way = {},
): Promise<string> {
  const told = isPublicOnly(template) ? publicPart(document) : document
  if (format === 'json') return jsonFile(told)
  return format === 'html' ? writeHtmlFile(told, template) : writeInThread(told, template, flavour)
}
