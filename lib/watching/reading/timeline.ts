import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { MILESTONE_WORDS, MILESTONES } from '../../incidents/rules'
import { type Gathering, joinTexts, markdownOf, markdownOfWords, wordsOf } from './seen'

/** The entries below "Timeline": lists of times under the headings of their days. */
export function readTimeline(blocks: readonly RootContent[], into: Gathering): void {
  let day = ''
  for (const block of blocks) {
    if (block.type === 'heading') {
      const words = wordsOf(block.children)
      const found = /\d{4}-\d\d-\d\d/.exec(words)?.[0]
      if (found || words === 'Day unknown') day = found ?? ''
      else into.refuse(block, 'A heading in the timeline names a day, as in “Friday 14 August 2026 (2026-08-14)”.')
    } else if (block.type === 'list') {
      for (const item of block.children) readEntry(item, day, into)
    } else if (block.type === 'paragraph' && wordsOf(block.children).startsWith('Times are those of ')) {
      into.tell(block, wordsOf(block.children))
    } else into.refuse(block, 'In the timeline stand entries alone, as in “- **10:13** The alarm came”.')
  }
}

function readEntry(item: ListItem, day: string, into: Gathering): void {
  const [first, ...below] = item.children
  const [time, ...words] = first?.type === 'paragraph' ? first.children : []
  if (time?.type !== 'strong') {
    into.refuse(item, 'An entry begins with its time, as in “- **10:13** The alarm came”.')
    return
  }
  const { milestone, rest } = takeMilestone(words)
  const { by, said } = takeName(rest)
  const when = wordsOf([time])
  into.see(
    'entry',
    null,
    {
      // A time whose day is unknown stands under any day.
      when: /unknown/.test(when) && !/day, time unknown/i.test(when) ? when : `${day}|${when}`,
      text: joinTexts(markdownOfWords(said), markdownOf(below)),
      milestone,
      attributedTo: by,
    },
    item,
  )
}

/** "*Detected.*" behind the time. */
function takeMilestone(words: PhrasingContent[]): { milestone: string; rest: PhrasingContent[] } {
  const at = words[0]?.type === 'text' && words[0].value.trim() === '' ? 1 : 0
  const node = words[at]
  const milestone =
    node?.type === 'emphasis' ? MILESTONES.find((one) => `${MILESTONE_WORDS[one]}.` === wordsOf([node])) : undefined
  return milestone ? { milestone, rest: words.slice(at + 1) } : { milestone: '', rest: words }
}

/** "*(Ada)*" at the end. */
function takeName(words: PhrasingContent[]): { by: string; said: PhrasingContent[] } {
  const last = words.at(-1)
  const by = last?.type === 'emphasis' ? /^\((.+)\)$/s.exec(wordsOf([last]))?.[1] : undefined
  if (!by) return { by: '', said: words }
  const said = words.slice(0, -1)
  const before = said.at(-1)
  return { by, said: before?.type === 'text' ? [...said.slice(0, -1), { ...before, value: before.value.trimEnd() }] : said }
}
