import { CAUSE_KINDS, KIND_WORDS } from '../../causes/rules'
import { COVERAGE_KINDS, formatActionNumber } from '../../corrective-actions/rules'
import type { Cause, PostmortemDocument } from '../document'
import type { Block } from '../embed'
import { emphasis, list, paragraph, strong } from '../mdast'
import { entryTime, momentOf } from '../times'
import { headed, oneOf, someOf } from './attributes'
import { leaf, under } from './directive'

/** The tree of whys: each cause with its kind and, unless it is to be plain, what shows it and what is done against it. */
export const causes = leaf({
  name: 'causes',
  about: 'The tree of whys.',
  attributes: { ...headed('Causes'), format: oneOf('tree', 'plain'), kind: someOf(CAUSE_KINDS) },
  write({ heading, level, format, kind }, { document, embed }) {
    const told = document.causes.filter((cause) => kind === null || kind.includes(cause.kind))
    if (told.length === 0) return []
    const write = (cause: Cause): Block[] => {
      const { words, blocks } = embed.short(cause.text)
      return [
        paragraph(strong(KIND_WORDS[cause.kind]), ...(words.length > 0 ? [': ', ...words] : [])),
        ...blocks,
        ...(format === 'tree' ? [...evidence(cause, document), paragraph(emphasis(covered(cause)))] : []),
        ...(cause.whys.length > 0 ? [list(cause.whys.map(write))] : []),
      ]
    }
    return under(heading, level, [list(told.map(write))])
  },
})

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
