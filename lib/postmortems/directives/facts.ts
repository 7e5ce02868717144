import { incidentName, MILESTONES, POSTMORTEM_WORDS, ROLE_WORDS, SEVERITY_WORDS } from '../../incidents/rules'
import type { PersonRole } from '../../platform/db/generated/enums'
import { dayKey, lengthWords } from '../../timeline/time'
import type { PostmortemDocument } from '../document'
import { momentOf } from '../times'

/** What is said of a postmortem, in its values; none where it is not known. */
export type Fact = (document: PostmortemDocument, documents: readonly PostmortemDocument[]) => string[]

export const incident: Fact = ({ number }) => [incidentName(number)]

export const postmortem: Fact = ({ state, publishedAt, timeZone }) => {
  const words = POSTMORTEM_WORDS[state].toLowerCase()
  return [publishedAt ? `${words} on ${dayKey(new Date(publishedAt), timeZone)}` : words]
}

export const people: Fact = (document) => document.people.map(({ name, role }) => `${name} (${ROLE_WORDS[role].toLowerCase()})`)

const withRole =
  (role: PersonRole): Fact =>
  (document) =>
    document.people.filter((person) => person.role === role).map(({ name }) => name)

const MOMENTS = MILESTONES.map((milestone): [string, Fact] => [
  milestone.replace('_', '-'),
  ({ milestones, timeZone }) =>
    milestones.filter((each) => each.milestone === milestone).map((each) => momentOf(each.at, timeZone, each)),
])

const LENGTHS = ['TTD', 'TTA', 'TTM', 'TTR', 'TTV'].map((name): [string, Fact] => [
  name.toLowerCase(),
  ({ measures }) => measures.filter((each) => each.name === name).map(({ milliseconds }) => lengthWords(milliseconds)),
])

const verified: Fact = ({ actions }) =>
  actions.length > 0 ? [`${actions.filter(({ state }) => state === 'verified').length} of ${actions.length}`] : []

/** "2026-08-14 to 2026-09-02": the days on which the first and the last of them began. */
const period: Fact = (_, documents) => {
  const days = documents.flatMap(({ startedOn }) => startedOn ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? [first === last ? first : `${first} to ${last}`] : []
}

const count: Fact = (_, { length }) => [length === 1 ? '1 incident' : `${length} incidents`]

/** What can be named where a review speaks of all its incidents. */
export const FACTS_OF_SEVERAL = ['incidents', 'period', 'verified']

/** What `:fact[…]` can name. */
export const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['title', ({ title }) => [title]],
  ['incident', incident],
  ['severity', ({ severity }) => (severity ? [severity] : [])],
  ['severity-words', ({ severity }) => (severity ? [SEVERITY_WORDS[severity]] : [])],
  ['began', ({ startedOn }) => (startedOn ? [startedOn] : [])],
  ['postmortem', postmortem],
  ['time-zone', ({ timeZone }) => [timeZone]],
  ['services', ({ services }) => services],
  ['tags', ({ tags }) => tags],
  ['people', people],
  ['lead', withRole('lead')],
  ['authors', withRole('author')],
  ['verified', verified],
  ['incidents', count],
  ['period', period],
  ...MOMENTS,
  ...LENGTHS,
])
