import type { Draft } from '../../draft'
import { decode } from '../../text'
import type { Importer } from '../importer'
import { outlineOf } from './outline/outline'
import { parseDocument } from './parse'
import { readIncident } from './read-incident'
import { regionsOf } from './regions'
import { doubtsOfText } from './text-doubts'
import { unescaped } from './unescape'
import { whyNone } from './why-none'

/** Postmortems as people write them in Markdown, or in plain text. */
export const markdown: Importer = {
  id: 'markdown',
  label: 'Markdown or plain text',
  accepts: () => true,
  read({ name, bytes }, options) {
    const { text: decoded, encoding } = decode(bytes)
    const { text, count: escapes } = unescaped(decoded)
    const { source, root, frontMatter } = parseDocument(text)
    const context = { source, frontMatter, name }
    const regions = regionsOf(outlineOf(root, source), frontMatter)
    const incidents = regions.map((region, index) => readIncident(region, index, context))
    incidents[0]?.doubts.unshift(...doubtsOfText(text, encoding, escapes))
    const why = options.evenIfNone ? null : whyNone(text, incidents)
    const draft: Draft = { importer: 'markdown', encoding, why, incidents: why === null ? incidents : [] }
    return { text, draft }
  },
}
