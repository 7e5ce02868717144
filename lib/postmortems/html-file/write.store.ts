import { systemActor } from '../../access/actor'
import { dataAddresses } from '../../attachments/data-addresses.store'
import { publicUrl } from '../../platform/origins'
import type { PostmortemDocument } from '../document'
import { splitFrontMatter } from '../front-matter'
import { renderMany } from '../render.store'
import type { SafeHtml } from '../rendering'
import type { Template } from '../templates/template'
import { writeInThread } from '../write-pool'
import { htmlFile, withoutTitle } from './file'
import { picturesIn, withPictures } from './pictures'

/**
 * A postmortem as one HTML file, laid out by a template, with the pictures that it names in it: whoever may read the document may
 * see these. @throws Invalid where it is too large to be written
 */
export async function writeHtmlFile(document: PostmortemDocument, template: Template): Promise<string> {
  const { body } = splitFrontMatter(await writeInThread(document, template))
  const [html = '' as SafeHtml] = await renderMany([withoutTitle(body)], 'page')
  const pictures = await dataAddresses(systemActor, document.number, picturesIn(html))
  return htmlFile(document, withPictures(html, pictures, publicUrl()) as SafeHtml)
}
