import type { Span } from '../../draft'
import { INCIDENT_LIMIT } from '../../limits'
import type { FrontMatter } from './front-matter'
import { newPart, type Part, partsWithin } from './outline/part'
import { yearIn } from './timeline/notes'

/** The stretch of a document that tells one incident. */
export interface Region {
  part: Part
  title: string | null
  titleSpan: Span | null
  /** What stands between the incident before and this one, or at the head of the document. */
  before: Part | null
  /** The year that a heading around several incidents names: "2022 in outages". */
  year: number | null
}

const INCIDENT_TITLE =
  /\b(?:incident|incidents|outage|incidente|incidencia|störung|vorfall|ausfall|panne|postmortem|post-mortem)\b|障害|故障|インシデント|事故|장애/iu
const NUMBERED =
  /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:part|parte|partie|teil|no\.?|n[º°]|#)\s?\d|\b(?:inc|pm)-?\d|\b(?:incident|outage|incidente|störung|vorfall|panne)s?\s+[#№]?\d|(?:障害|故障|事故)\s?\d|\b(?:19|20)\d\d\b/iu

/** "2022", "Q1 2022", "March 2022": a heading that sorts incidents and is none. */
const PERIOD = /^(?:Q[1-4]\s|\p{L}{3,9}\.?\s)?(?:19|20)\d\d$/u

/** The incidents of a document: mostly one, which is the whole of it. */
export function regionsOf(whole: Part, frontMatter: FrontMatter | null): Region[] {
  const equals = incidentParts(whole)
  const first = findTitlePart(whole)
  const titlePart = first && equals.includes(first) ? null : first
  const top = titlePart ?? onlyPart(whole)
  const several = incidentParts(top ? withoutTitle(whole, top) : whole)
  if (several.length >= 2) return splitAt(top ? withoutTitle(whole, top) : whole, several.slice(0, INCIDENT_LIMIT), top)
  const body = titlePart ? withoutTitle(whole, titlePart) : whole
  const written = frontMatter?.values.get('title')
  const ofHead = typeof written === 'string' ? written.trim() : ''
  const title = titlePart && (titlePart.level === 1 || !ofHead) ? titlePart.title : ofHead || null
  const restored = titlePart && title !== titlePart.title ? whole : body
  return [
    {
      part: restored,
      title,
      titleSpan: title && title === titlePart?.title ? titlePart.titleSpan : null,
      before: null,
      year: null,
    },
  ]
}

/** "# Incident log" above everything: a word of the vocabulary, and yet no part of a report. */
const onlyPart = (whole: Part): Part | null => {
  const [first, second] = whole.parts
  return first && !second && first.level === 1 ? first : null
}

/** The heading that is the title of the document: the first of level 1, or one heading that all others stand below. */
function findTitlePart(whole: Part): Part | null {
  const [first] = whole.parts
  if (!first?.title || first.level > 4) return null
  const isAlone =
    whole.parts.filter((part) => part.level === first.level).length === 1 &&
    whole.parts.every((part) => part.level >= first.level)
  const isFirstOfMany = first.level === 1 && (first.kind === null || !first.isBare)
  if (isFirstOfMany) return first
  if (standsAbove(first, whole.parts)) return first
  const meansSomething = first.kind !== null && first.isBare
  return isAlone && !meansSomething && first.kind === null && (whole.parts.length === 1 || first.parts.length > 0) ? first : null
}

/** A heading with nothing below it, and then headings of a report on the same level. */
const standsAbove = (first: Part, parts: readonly Part[]): boolean =>
  first.kind === null && !hasBody(first) && parts.filter(({ kind, isBare }) => kind !== null && isBare).length >= 2

/** The document with the parts below its title moved up. */
function withoutTitle(whole: Part, title: Part): Part {
  const body = newPart('', { start: 0, end: 0 }, 0, null, false)
  body.pieces = [...whole.pieces, ...title.pieces]
  body.parts = [...title.parts, ...whole.parts.filter((part) => part !== title)]
  body.start = whole.start
  body.end = whole.end
  return body
}

/** The headings that each begin an incident; fewer than two where the document tells one. */
function incidentParts(body: Part): Part[] {
  const candidates = [...openParts(body)].filter((part) => part.level >= 1 && part.level <= 4)
  for (let level = 1; level <= 4; level++) {
    const parts = candidates.filter((part) => part.level === level)
    const named = parts.filter(
      (part) => part.kind === null && INCIDENT_TITLE.test(part.title) && NUMBERED.test(part.title) && hasBody(part),
    )
    if (named.length >= 2) return named
    const unknown = parts.filter((part) => part.kind === null && hasBody(part) && !PERIOD.test(part.title))
    const told = unknown.filter(tellsAnIncident)
    if (unknown.length >= 2 && told.length >= 2 && told.length * 2 >= unknown.length && parts.length - unknown.length <= 1)
      return unknown
  }
  return []
}

/** Parts that are not below a heading of the vocabulary: "What went well" under "Lessons" begins no incident. */
function* openParts(part: Part): Generator<Part> {
  for (const child of part.parts) {
    yield child
    if (child.kind === null) yield* openParts(child)
  }
}

const hasBody = (part: Part): boolean => part.pieces.length > 0 || part.parts.length > 0

const TELLING = new Set([
  'impact',
  'timeline',
  'trigger',
  'root_cause',
  'contributing_factor',
  'detection',
  'resolution',
  'actions',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'summary',
])

function tellsAnIncident(part: Part): boolean {
  for (const child of partsWithin(part)) if (child !== part && child.kind && TELLING.has(child.kind)) return true
  return false
}

/** Each incident reaches to the next; what stands between belongs to the one that follows. */
function splitAt(body: Part, several: Part[], titlePart: Part | null): Region[] {
  const wanted = new Set(several)
  const regions: Region[] = []
  let before = newPart(titlePart?.title ?? '', titlePart?.titleSpan ?? { start: 0, end: 0 }, 0, null, false)
  before.start = 0
  before.pieces = [...body.pieces]
  const walk = (parts: Part[], year: number | null): void => {
    for (const part of parts) {
      const last = regions.at(-1)
      if (wanted.has(part)) {
        const own = { ...part, parts: [...part.parts], level: 0, title: '', kind: null }
        before.end = part.start
        regions.push({ part: own, title: part.title, titleSpan: part.titleSpan, before: isEmpty(before) ? null : before, year })
        before = newPart('', { start: part.end, end: part.end }, 0, null, false)
      } else if ([...partsWithin(part)].some((child) => wanted.has(child))) {
        before.parts.push({ ...part, parts: [], end: part.parts[0]?.start ?? part.end })
        before.end = part.parts[0]?.start ?? part.end
        walk(part.parts, yearIn(part.title) ?? year)
      } else if (last) {
        last.part.parts.push(part)
        last.part.end = part.end
        before = newPart('', { start: part.end, end: part.end }, 0, null, false)
      } else before.parts.push(part)
    }
  }
  walk(body.parts, yearIn(titlePart?.title ?? ''))
  return regions
}

const isEmpty = (part: Part): boolean => !part.title && part.pieces.length === 0 && part.parts.length === 0
