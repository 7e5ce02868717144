import { MILESTONE_WORDS, SEVERITY_WORDS } from '../../incidents/rules'
import { lengthWords } from '../../timeline/time'
import { joined, list, paragraph, strong, table } from '../mdast'
import { momentOf, utcOf } from '../times'
import { someOf } from './attributes'
import { leaf } from './directive'
import { type Fact, incident, people, postmortem } from './facts'

const LISTED: Record<string, { words: string; fact: Fact }> = {
  incident: { words: 'Incident', fact: incident },
  severity: {
    words: 'Severity',
    fact: ({ severity }) => [severity ? `${severity} (${SEVERITY_WORDS[severity]})` : 'not stated'],
  },
  began: { words: 'Began', fact: ({ startedOn }) => [startedOn ?? 'not known'] },
  postmortem: { words: 'Postmortem', fact: postmortem },
  'time-zone': {
    words: 'Time zone',
    fact: ({ timeZone, timeZoneAssumed }) => [timeZoneAssumed ? `${timeZone} (assumed: the source names none)` : timeZone],
  },
  services: { words: 'Services', fact: ({ services }) => services },
  tags: { words: 'Tags', fact: ({ tags }) => tags },
  people: { words: 'People', fact: people },
}

/** What happened to whom, when, and who took part. */
export const facts = leaf({
  name: 'facts',
  about: 'Number, severity, people and the like, as a list.',
  attributes: { only: someOf(Object.keys(LISTED)) },
  write({ only }, { document, documents }) {
    const told = Object.entries(LISTED)
      .filter(([name]) => only === null || only.includes(name))
      .map(([, { words, fact }]) => ({ words, values: fact(document, documents) }))
      .filter(({ values }) => values.length > 0)
    if (told.length === 0) return []
    return [list(told.map(({ words, values }) => [paragraph(strong(words), ': ', ...joined(values, ', '))]))]
  },
})

export const milestones = leaf({
  name: 'milestones',
  about: 'A table of the milestones.',
  attributes: {},
  write(_, { document }) {
    const { timeZone: zone } = document
    if (document.milestones.length === 0) return []
    const rows = document.milestones.map((each) => [
      [MILESTONE_WORDS[each.milestone]],
      [momentOf(each.at, zone, each)],
      [each.precision === 'day' ? '' : utcOf(each.at)],
    ])
    return [table([['Milestone'], [zone], ['UTC']], rows)]
  },
})

/** The lengths between the milestones, each with the two it lies between. */
export const measures = leaf({
  name: 'measures',
  about: 'A table of TTD, TTA, TTM, TTR and TTV.',
  attributes: {},
  write(_, { document }) {
    if (document.measures.length === 0) return []
    const rows = document.measures.map(({ name, words, anchors, milliseconds }) => [
      [`${words} (${name})`],
      [anchors],
      [lengthWords(milliseconds)],
    ])
    return [table([['Measure'], ['From → to'], ['Length']], rows)]
  },
})
