import { POSTMORTEM_WORDS, SEVERITY_WORDS } from '../../incidents/rules'
import type { PostmortemState, Severity } from '../../platform/db/generated/enums'
import type { PostmortemDocument } from '../document'
import { ACTION_TYPES } from './actions'
import { anyOf, someOf, type Values } from './attributes'
import { FACTS } from './facts'

const PARTS = [
  'timeline',
  'causes',
  'actions',
  'checks',
  'lessons',
  'milestones',
  'measures',
  'people',
  'services',
  'tags',
] as const

/** What :::if and :::unless ask. Of several values of one attribute one has to hold, of several attributes all. */
export const CONDITIONS = {
  severity: someOf(Object.keys(SEVERITY_WORDS) as Severity[]),
  /** There is a corrective action of this type. */
  type: someOf(ACTION_TYPES),
  state: someOf(Object.keys(POSTMORTEM_WORDS) as PostmortemState[]),
  service: anyOf('names of services'),
  tag: anyOf('tags'),
  /** There is a section of this key with a text. */
  section: anyOf('keys of sections'),
  has: someOf(PARTS),
  /** These facts are known. */
  knows: someOf([...FACTS.keys()]),
}

/** Whether what :::if asks is so. */
export function holds(asked: Values<typeof CONDITIONS>, document: PostmortemDocument): boolean {
  const written = document.sections.filter(({ body }) => body.trim() !== '').map(({ key }) => key)
  const types = document.actions.map(({ type }) => type)
  return [
    asked.severity === null || (document.severity !== null && asked.severity.includes(document.severity)),
    asked.type === null || asked.type.some((type) => types.includes(type)),
    asked.state === null || asked.state.includes(document.state),
    asked.service === null || asked.service.some((service) => document.services.includes(service)),
    asked.tag === null || asked.tag.some((tag) => document.tags.includes(tag)),
    asked.section === null || asked.section.some((key) => written.includes(key)),
    asked.knows === null || asked.knows.some((name) => (FACTS.get(name)?.(document, [document]) ?? []).length > 0),
    asked.has === null || asked.has.some((part) => isThere(part, document)),
  ].every(Boolean)
}

function isThere(part: (typeof PARTS)[number], document: PostmortemDocument): boolean {
  if (part === 'checks') return document.actions.some(({ checks }) => checks.length > 0)
  return document[part].length > 0
}
