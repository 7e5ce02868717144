import type { DraftIncident, Span } from '../../draft'
import { readActions } from './actions/read-actions'
import { assemble } from './assemble'
import { readCauses } from './causes/read-causes'
import type { Context } from './context'
import { doubtsOf } from './doubts'
import { readFacts, severityValue } from './facts'
import { readLessons } from './lessons/read-lessons'
import type { Region } from './regions'
import { readTime } from './time'

/** One incident out of its region of the document. */
export function readIncident(region: Region, ordinal: number, context: Context): DraftIncident {
  const { source } = context
  const { part } = region
  const start = region.before?.start ?? part.start
  const facts = readFacts(source.text, Math.max(part.start, context.frontMatter?.end ?? 0), part.end)
  const time = readTime(region, facts, context)
  const causes = readCauses(part, source)
  const actions = readActions(part, source)
  const lessons = readLessons(part, source)
  const moved: Span[] = [time.moved, causes.moved, actions.moved, lessons.moved].flat()
  const hidden = [
    ...(region.titleSpan ? [region.titleSpan] : []),
    ...(ordinal === 0 && context.frontMatter ? [context.frontMatter] : []),
  ]
  const { sections, structure } = assemble(
    region,
    moved,
    [...time.structure, ...actions.structure, ...causes.structure, ...lessons.structure],
    hidden,
    source,
  )
  const incident: DraftIncident = {
    id: `incident-${ordinal + 1}`,
    span: { start, end: part.end },
    title: region.title?.slice(0, 300) ?? null,
    titleSpans: region.titleSpan ? [region.titleSpan] : [],
    startedOn: time.startedOn,
    severity: {
      asWritten: facts.severity?.asWritten ?? null,
      value: severityValue(facts.severity?.asWritten ?? null),
      spans: facts.severity ? [facts.severity.span] : [],
    },
    timeZone: time.zone,
    tags: [],
    timeline: time.entries,
    causes: causes.items,
    actions: actions.items,
    lessons: lessons.items,
    sections,
    structure,
    doubts: [],
  }
  incident.doubts = doubtsOf(incident, region, time)
  return incident
}
