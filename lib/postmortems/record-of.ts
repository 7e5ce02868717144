import type { RootContent } from 'mdast'
import type { Audience } from '../platform/db/generated/enums'
import type { Cause, PostmortemDocument } from './document'
import { type PartName, partOf } from './parts'
import type { FileRecord } from './record'

/** What a file has to record of a document beside the words that `children` say. */
export function recordOf(document: PostmortemDocument, children: RootContent[]): FileRecord {
  const {
    number,
    title,
    severity,
    state,
    isPrivate,
    publishedAt,
    startedOn,
    statedOn = startedOn,
    timeZone,
    timeZoneAssumed,
  } = document
  const { people, services, tags } = document
  const own = new Set(document.actions.map((action) => action.number))
  const causes = (list: Cause[], depth: number): FileRecord['causes'] =>
    list.flatMap(({ kind, audience, evidence, actions, elsewhere, whys }) => [
      { kind, ...forWhom(audience), depth, evidence, actions: actions.filter((action) => own.has(action)), elsewhere },
      ...causes(whys, depth + 1),
    ])
  return {
    incident: {
      ...{ number, title, severity, state, isPrivate, publishedAt, startedOn: statedOn, timeZone, timeZoneAssumed },
      ...{ people, services, tags, parts: partsOf(children) },
    },
    sections: document.sections.map(({ key, title: heading, audience }) => ({ key, title: heading, ...forWhom(audience) })),
    entries: document.timeline.map(({ text: _, audience, kind = null, isStarred = false, ...entry }) => ({
      ...{ ...entry, kind, isStarred, ...forWhom(audience) },
    })),
    causes: causes(document.causes, 0),
    actions: document.actions.map(({ details: _, audience, checks, ...action }) => ({
      ...action,
      ...forWhom(audience),
      checks: checks.map((check) => ({ ...check, definition: null })),
    })),
    lessons: document.lessons.map(({ kind, audience }) => ({ kind, ...forWhom(audience) })),
  }
}

const forWhom = (audience: Audience | undefined) => (audience && audience !== 'members' ? { audience } : {})

/** The part that each heading of the first two levels begins. */
function partsOf(children: RootContent[]): PartName[] {
  const parts: PartName[] = []
  let isOpen = false
  for (const node of children) {
    if (node.type === 'heading' && node.depth <= 2) isOpen = true
    const part = partOf(node)
    if (!isOpen || !part) continue
    parts.push(part)
    isOpen = false
  }
  return parts
}
