import { NESTING_LIMIT, nestingDepth } from '../../../postmortems/limits'
import type { Draft, DraftDoubt, DraftIncident } from '../../draft'
import { HEAD_CHECKS, placeHeadChecks } from '../../head-checks'
import { MARKDOWN_SHARE, msFor } from '../../limits'
import { checkDoubts } from '../../proposed-checks'
import { decode } from '../../text'
import type { Importer } from '../importer'
import { readHeadValue } from './front-matter'
import { outlineOf } from './outline/outline'
import { ownText } from './own/own-text'
import { readOwn } from './own/read-own'
import { parseAs, type Way } from './parse'
import { readIncident } from './read-incident'
import { regionsOf } from './regions'
import { doubtsOfText } from './text-doubts'
import { unescaped } from './unescape'
import { whyNone } from './why-none'
import { within } from './within'

/** Postmortems as people write them in Markdown, or in plain text. */
export const markdown: Importer = {
  id: 'markdown',
  label: 'Markdown or plain text',
  accepts: () => true,
  read({ name, bytes }, { evenIfNone, isPlain }) {
    const own = isPlain ? null : readOwnFile(bytes)
    if (own) return own
    const { text: decoded, encoding, nuls } = decode(bytes)
    const { text, count: escapes } = unescaped(decoded)
    const { incidents, doubts } = read(text, name, bytes.length, isPlain ?? false)
    placeHeadChecks(readHeadValue(text, HEAD_CHECKS), incidents)
    for (const incident of incidents) incident.doubts.push(...checkDoubts(incident.actions))
    incidents[0]?.doubts.unshift(...doubtsOfText(text, { encoding, nuls }, escapes), ...doubts)
    const why = evenIfNone ? null : whyNone(text, incidents)
    const draft: Draft = { importer: 'markdown', encoding, why, incidents: why === null ? incidents : [] }
    return { text, draft }
  },
}

/** A file that this program wrote says itself what stands where: nothing of it is guessed, and nothing mended. */
function readOwnFile(bytes: Uint8Array): ReturnType<Importer['read']> | null {
  const text = ownText(bytes)
  const found = text === null ? null : within(msFor(bytes.length) * MARKDOWN_SHARE, () => readOwn(text))
  if (text === null || !found?.value) return null
  const draft: Draft = { importer: 'markdown', encoding: { name: 'utf-8', mended: 0 }, why: null, incidents: [found.value] }
  return { text, draft }
}

/** Below so many characters nothing lasts: the thread's own deadline is enough, and cheaper. */
const SHORT = 4_000

/** As Markdown where that can be done, as lines otherwise, as one block where even lines last too long. */
function read(text: string, name: string, size: number, isPlain: boolean): { incidents: DraftIncident[]; doubts: DraftDoubt[] } {
  const isDeep = !isPlain && nestingDepth(text) > NESTING_LIMIT
  const ms = msFor(size) * MARKDOWN_SHARE
  if (!isPlain && !isDeep && text.length <= SHORT) return { incidents: understand('markdown', text, name), doubts: [] }
  const asMarkdown = isPlain || isDeep ? null : within(ms, () => understand('markdown', text, name))
  if (asMarkdown) return { incidents: asMarkdown.value, doubts: [] }
  const why = isDeep
    ? `its lists and quotes are nested deeper than ${NESTING_LIMIT} levels`
    : 'its marks take too long to tell apart'
  const asLines = within(ms / 2, () => understand('lines', text, name))
  const incidents = asLines?.value ?? understand('block', text, name)
  const left = asLines ? 'Only headings and bullets were told apart' : 'It was kept as one text'
  const message = `The document could not be read as Markdown: ${why}. ${left}; nothing of it is lost.`
  return { incidents, doubts: [{ id: 'read-doubt-1', kind: 'limit', message, spans: [], about: null }] }
}

export function understand(way: Way, text: string, name: string): DraftIncident[] {
  const { source, root, frontMatter } = parseAs(way, text)
  const context = { source, frontMatter, name }
  return regionsOf(outlineOf(root, source), frontMatter).map((region, index) => readIncident(region, index, context))
}
