import type { RootContent } from 'mdast'
import { KIND_WORDS } from '../../../causes/rules'
import { COVERAGE_KINDS, formatActionNumber } from '../../../corrective-actions/rules'
import type { Cause, PostmortemDocument } from '../../document'
import type { Block, Embedder } from '../../embed'
import { emphasis, heading, list, paragraph, strong } from '../../mdast'
import { entryTime, momentOf } from '../../times'

/** The tree of whys: each cause with its kind, what shows it, and what is done against it. */
export function writeCauses(document: PostmortemDocument, embed: Embedder): RootContent[] {
  if (document.causes.length === 0) return []
  const write = (cause: Cause): Block[] => {
    const { words, blocks } = embed.short(cause.text)
    return [
      paragraph(strong(KIND_WORDS[cause.kind]), ...(words.length > 0 ? [': ', ...words] : [])),
      ...blocks,
      ...evidence(cause, document),
      paragraph(emphasis(covered(cause))),
      ...(cause.whys.length > 0 ? [list(cause.whys.map(write))] : []),
    ]
  }
  return [heading(2, 'Causes'), list(document.causes.map(write))]
}

function evidence(cause: Cause, { timeline, timeZone }: PostmortemDocument): Block[] {
  const times = cause.evidence.flatMap((place) => {
    const entry = timeline[place]
    if (!entry) return []
    return [entry.occurredAt ? momentOf(entry.occurredAt, timeZone, entry) : entryTime(entry, timeZone).toLowerCase()]
  })
  return times.length > 0 ? [paragraph(emphasis(`Seen in the timeline: ${times.join('; ')}.`))] : []
}

function covered({ coverage, actions }: Cause): string {
  if (actions.length === 0) return 'No action is bound to it.'
  const cells = COVERAGE_KINDS.map((kind) => `${kind} ${coverage[kind]}`).join(', ')
  return `Covered: ${cells} (${actions.map(formatActionNumber).join(', ')}).`
}
