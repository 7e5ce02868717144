import type { RootContent } from 'mdast'
import { incidentName, MILESTONE_WORDS, POSTMORTEM_WORDS, ROLE_WORDS, SEVERITY_WORDS } from '../../../incidents/rules'
import { dayKey, lengthWords } from '../../../timeline/time'
import type { PostmortemDocument } from '../../document'
import { joined, list, paragraph, strong, table } from '../../mdast'
import { momentOf, utcOf } from '../../times'

/** What happened to whom, when, and who took part: in a list, then the milestones and the lengths between them. */
export function writeFacts(document: PostmortemDocument): RootContent[] {
  const { timeZone: zone } = document
  const facts: [string, string[]][] = [
    ['Incident', [incidentName(document.number)]],
    ['Severity', document.severity ? [`${document.severity} (${SEVERITY_WORDS[document.severity]})`] : ['not stated']],
    ['Began', [document.startedOn ?? 'not known']],
    ['Postmortem', [publication(document)]],
    ['Time zone', [document.timeZoneAssumed ? `${zone} (assumed: the source names none)` : zone]],
    ['Services', document.services],
    ['Tags', document.tags],
    ['People', document.people.map(({ name, role }) => `${name} (${ROLE_WORDS[role].toLowerCase()})`)],
  ]
  const told = facts.filter(([, values]) => values.length > 0)
  const blocks: RootContent[] = [list(told.map(([name, values]) => [paragraph(strong(name), ': ', ...joined(values, ', '))]))]
  if (document.milestones.length > 0)
    blocks.push(
      table(
        [['Milestone'], [zone], ['UTC']],
        document.milestones.map((each) => [
          [MILESTONE_WORDS[each.milestone]],
          [momentOf(each.at, zone, each)],
          [each.precision === 'day' ? '' : utcOf(each.at)],
        ]),
      ),
    )
  if (document.measures.length > 0)
    blocks.push(
      table(
        [['Measure'], ['From → to'], ['Length']],
        document.measures.map(({ name, words, anchors, milliseconds }) => [
          [`${words} (${name})`],
          [anchors],
          [lengthWords(milliseconds)],
        ]),
      ),
    )
  return blocks
}

function publication({ state, publishedAt, timeZone }: PostmortemDocument): string {
  const words = POSTMORTEM_WORDS[state].toLowerCase()
  return publishedAt ? `${words} on ${dayKey(new Date(publishedAt), timeZone)}` : words
}
