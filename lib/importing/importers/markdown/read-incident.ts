import { clip, clipped } from '../../clip'
import type { DraftIncident, Span } from '../../draft'
import { severityValue } from '../../severity'
import { readActions } from './actions/read-actions'
import { assemble } from './assemble'
import { readCauses } from './causes/read-causes'
import type { Context } from './context'
import { doubtsOf } from './doubts'
import { type Facts, readFacts } from './facts'
import { readLessons } from './lessons/read-lessons'
import type { Region } from './regions'
import { readTime } from './time'

/** One incident out of its region of the document. */
export function readIncident(region: Region, ordinal: number, context: Context): DraftIncident {
  const { source } = context
  const { part } = region
  const start = region.before?.start ?? part.start
  const facts = factsOf(region, ordinal, context)
  const time = readTime(region, facts, context)
  const causes = readCauses(part, source)
  const actions = readActions(part, source)
  const lessons = readLessons(part, source)
  const moved: Span[] = [time.moved, causes.moved, actions.moved, lessons.moved].flat()
  const tags = source.frames.filter((tag) => tag.start >= start && tag.start < part.end)
  const frames: Span[] = [tags, time.structure, causes.structure, actions.structure, lessons.structure].flat()
  const head = ordinal === 0 ? context.frontMatter : null
  const { sections, structure } = assemble(region, moved, frames, head && { start: head.start, end: head.end }, source)
  const incident: DraftIncident = {
    id: `incident-${ordinal + 1}`,
    span: { start, end: part.end },
    title: clipped(region.title, 300),
    titleSpans: region.titleSpan ? [region.titleSpan] : [],
    startedOn: time.startedOn,
    severity: {
      asWritten: facts.severity?.asWritten ?? null,
      value: severityValue(facts.severity?.asWritten ?? null),
      spans: facts.severity ? [facts.severity.span] : [],
    },
    timeZone: time.zone,
    tags: tagsOf(context),
    timeline: time.entries,
    causes: causes.items,
    actions: actions.items,
    lessons: lessons.items,
    sections,
    structure,
    doubts: [],
  }
  incident.doubts = doubtsOf(incident, region, time, facts, source)
  return incident
}

/** Facts stand in lines of the text, or in the front matter of a file that is a record of the incident and no post about it. */
function factsOf({ part }: Region, ordinal: number, { source, frontMatter }: Context): Facts {
  const own = readFacts(source.text, Math.max(part.start, frontMatter?.end ?? 0), part.end)
  if (!frontMatter || ordinal > 0) return own
  const head = readFacts(source.text, frontMatter.start, frontMatter.end)
  return {
    severity: own.severity ?? head.severity,
    date: own.date ?? (head.severity ? head.date : null),
    month: own.month ?? (head.severity ? head.month : null),
    window: own.window ?? head.window,
    length: own.length ?? head.length,
    zone: own.zone ?? head.zone,
  }
}

/** "tags" of the front matter; categories, layouts and the like are the business of the site they came from. */
function tagsOf({ frontMatter }: Context): string[] {
  const tags = frontMatter?.values.get('tags')
  const list = Array.isArray(tags) ? tags : (tags?.split(',') ?? [])
  return [...new Set(list.map((tag) => clip(tag.trim().replace(/\s+/g, ' ').toLowerCase(), 80)).filter(Boolean))].slice(0, 50)
}
