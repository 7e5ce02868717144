import type { PostmortemDocument } from '../document'
import { splitFrontMatter } from '../front-matter'
import { renderMany } from '../render.store'
import type { SafeHtml } from '../rendering'
import type { Template } from '../templates/template'
import { writeInThread } from '../write-pool'
import { htmlFile, withoutTitle } from './file'

/** A postmortem as one HTML file, laid out by a template. @throws Invalid where it is too large to be written */
export async function writeHtmlFile(document: PostmortemDocument, template: Template): Promise<string> {
  const { body } = splitFrontMatter(await writeInThread(document, template))
  const [html] = await renderMany([withoutTitle(body)], 'page')
  return htmlFile(document, html ?? ('' as SafeHtml))
}
