import { clip } from '../../clip'
import type { DraftSection, DraftStructure, Span } from '../../draft'
import { ITEM_LIMIT, SPAN_LIMIT } from '../../limits'
import { type Part, partsWithin } from './outline/part'
import type { Region } from './regions'
import type { Source } from './source'
import type { PartKind } from './words/kinds'

/** Labels that become sections of their own although they are no headings. */
const PROMOTED = new Set<PartKind>([
  'summary',
  'impact',
  'background',
  'narrative',
  'detection',
  'response',
  'resolution',
  'trigger',
  'root_cause',
  'contributing_factor',
  'timeline',
  'actions',
  'actions_done',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'closing',
])

const KEYS: Partial<Record<PartKind, string>> = {
  summary: 'summary',
  impact: 'impact',
  background: 'background',
  narrative: 'what-happened',
  detection: 'detection',
  response: 'response',
  resolution: 'resolution',
}

export interface Assembled {
  sections: DraftSection[]
  structure: DraftStructure[]
}

type Made = Assembled & {
  /** How often each key was asked for. */
  keys: Map<string, number>
}

/**
 * Everything of a region that became no item, as sections under the headings it stood below. `moved` is what became items,
 * `structure` what became their frame, `head` the facts at the head of the file.
 */
export function assemble(region: Region, moved: Span[], structure: Span[], head: Span | null, source: Source): Assembled {
  const title = region.titleSpan
  const cover = new Cover([...moved, ...structure, ...(head ? [head] : []), ...(title ? [title] : [])])
  const made: Made = { sections: [], structure: [], keys: new Map() }
  const drop = (span: Span) => addStructure(made, span, source)
  for (const span of [
    ...(head ? [head] : []),
    ...(title && source.saysMore(title, region.title ?? '') ? [title] : []),
    ...structure,
  ])
    drop(span)
  const { before, part } = region
  if (before) {
    const spans = cover.leftover(before.start, before.end, source, titleHole(before))
    addSection(
      made,
      'before',
      before.title || 'From the same document',
      spans,
      source,
      before.title ? before.titleSpan : undefined,
    )
  }
  const holes = [...part.parts, ...(title ? [title] : [])].sort((a, b) => a.start - b.start)
  const hasSummary = part.parts.some(({ kind }) => kind === 'summary')
  const lead = cover.leftover(part.start, part.end, source, holes)
  if (hasSummary) addSection(made, 'introduction', 'Introduction', lead, source)
  else addSection(made, 'summary', 'Summary', lead, source)
  for (const child of part.parts) addPart(made, child, cover, source, drop)
  return { sections: fewer(made.sections), structure: fewerStructures(made.structure) }
}

function addStructure(made: Made, span: Span, source: Source): void {
  const text = source.text.slice(span.start, span.end).trim()
  if (text) made.structure.push({ id: `structure-${made.structure.length + 1}`, spans: [span], text })
}

/** A document with more headings than an incident has sections: the last holds the rest. */
function fewer(sections: DraftSection[]): DraftSection[] {
  const rest = sections.splice(ITEM_LIMIT - 1)
  const [first] = rest
  if (!first) return sections
  const body = rest.map(({ title, body }, index) => (index === 0 ? body : `${title}\n\n${body}`)).join('\n\n')
  return [...sections, { ...first, body, spans: rest.flatMap(({ spans }) => spans).slice(0, SPAN_LIMIT) }]
}

function fewerStructures(structure: DraftStructure[]): DraftStructure[] {
  const rest = structure.splice(4_999)
  const [first] = rest
  return first
    ? [
        ...structure,
        {
          ...first,
          text: rest.map(({ text }) => text).join('\n'),
          spans: rest.flatMap(({ spans }) => spans).slice(0, SPAN_LIMIT),
        },
      ]
    : structure
}

const titleHole = (part: Part): Span[] => (part.title ? [part.titleSpan] : [])

function addPart(made: Made, part: Part, cover: Cover, source: Source, drop: (span: Span) => void): void {
  const promoted = [...partsWithin(part)].filter(
    (child) =>
      child !== part &&
      child.level === 7 &&
      child.kind !== null &&
      child.isBare &&
      PROMOTED.has(child.kind) &&
      !isItemised(part, child),
  )
  const outer = outermost(promoted)
  dropBareHeadings(part, new Set(outer), outer, cover, source, drop)
  const spans = cover.leftover(part.titleSpan.end, part.end, source, outer)
  if (spans.length === 0 && part.kind !== null) drop(part.titleSpan)
  else addSection(made, keyOf(part), part.title, spans, source, part.titleSpan)
  for (const child of outer) addPart(made, child, cover, source, drop)
}

/** Those that lie in no other; given in the order of the text. */
function outermost(parts: Part[]): Part[] {
  let reached = -1
  return parts.filter(({ end }) => {
    if (end <= reached) return false
    reached = end
    return true
  })
}

/** "What went well?" below "Lessons" stays there; "Impact" in a report written as labels is a section. */
const isItemised = (outer: Part, child: Part): boolean =>
  outer.kind !== null &&
  ['lessons', 'actions', 'timeline', 'root_cause'].includes(outer.kind) &&
  child.kind !== null &&
  ['went_well', 'went_wrong', 'got_lucky', 'surprised', 'actions', 'actions_done', 'lessons'].includes(child.kind)

/** A heading of the vocabulary below this one, with nothing left under it, is structure. */
function dropBareHeadings(
  part: Part,
  promoted: Set<Part>,
  holes: Part[],
  cover: Cover,
  source: Source,
  drop: (span: Span) => void,
): void {
  for (const child of part.parts) {
    if (promoted.has(child)) continue
    dropBareHeadings(child, promoted, holes, cover, source, drop)
    if (child.kind === null || cover.leftover(child.titleSpan.end, child.end, source, holes).length > 0) continue
    drop(child.titleSpan)
    cover.add(child.titleSpan)
  }
}

function addSection(made: Made, key: string, title: string, spans: Span[], source: Source, titleSpan?: Span): void {
  if (spans.length === 0 && !titleSpan) return
  const body = spans
    .map((span) => source.cut(span.start, span.end))
    .filter(Boolean)
    .join('\n\n')
  if (titleSpan && source.saysMore(titleSpan, title)) addStructure(made, titleSpan, source)
  made.sections.push({
    id: `section-${made.sections.length + 1}`,
    spans: (titleSpan ? [titleSpan, ...spans] : spans).slice(0, SPAN_LIMIT),
    key: unique(key, made.keys),
    title: clip(title, 300) || 'Untitled',
    body,
  })
}

const keyOf = (part: Part): string => (part.kind && part.isBare && KEYS[part.kind]) || slug(part.title)

function slug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return clip(words, 80).replace(/-+$/, '') || 'section'
}

function unique(key: string, keys: Map<string, number>): string {
  let number = keys.get(key) ?? 1
  while (number > 1 && keys.has(`${key}-${number}`)) number++
  keys.set(key, number + 1)
  if (number === 1) return key
  keys.set(`${key}-${number}`, 2)
  return `${key}-${number}`
}

/** Which stretches of the text are taken, and what is left of a stretch. */
class Cover {
  private spans: Span[]

  constructor(spans: Span[]) {
    this.spans = spans.toSorted((a, b) => a.start - b.start)
  }

  add(span: Span): void {
    this.spans.splice(firstFrom(this.spans, span.start), 0, span)
  }

  /** `holes`: stretches that are told elsewhere, in the order of the text. */
  leftover(start: number, end: number, source: Source, holes: Span[]): Span[] {
    const inside = within(this.spans, start, end)
    const others = within(holes, start, end)
    const taken = others.length === 0 ? inside : [...inside, ...others].sort((a, b) => a.start - b.start)
    const left: Span[] = []
    let at = start
    for (const span of taken) {
      if (span.end <= at) continue
      if (span.start >= end) break
      if (span.start > at) keep(left, at, Math.min(span.start, end), source)
      at = Math.max(at, span.end)
    }
    if (at < end) keep(left, at, end, source)
    return left
  }
}

/** How many spans that begin before a place may reach over it. */
const REACH = 64

/** The spans, given by their beginnings, that lie in a stretch or reach into it. */
function within(spans: Span[], start: number, end: number): Span[] {
  const found: Span[] = []
  for (let index = Math.max(0, firstFrom(spans, start) - REACH); index < spans.length; index++) {
    const span = spans[index]
    if (!span || span.start >= end) break
    if (span.end > start) found.push(span)
  }
  return found
}

/** The index of the first span that begins at a place or after it. */
function firstFrom(spans: Span[], start: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** A stretch without its empty lines at both ends; rules and bullets alone are no words. */
function keep(left: Span[], start: number, end: number, source: Source): void {
  const text = source.text.slice(start, end)
  if (!/[^\s*_>#|+=~`.,;:•·—–-]/u.test(text)) return
  const lead = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0
  left.push({ start: start + lead, end: start + text.trimEnd().length })
}
