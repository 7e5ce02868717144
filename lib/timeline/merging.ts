import { Invalid } from '../platform/errors'
import type { Entry } from './rules'
import type { EntryEdit } from './schema'

type Edit = Omit<EntryEdit, 'id' | 'version'>

/**
 * What an entry says once the one behind it is part of it: both texts, from the first moment to the last, everybody who is named.
 * @throws Invalid where that would say something neither of them says
 */
export function mergedOf(first: Entry, second: Entry): Edit {
  if (first.milestone && second.milestone && first.milestone !== second.milestone)
    throw new Invalid('Both are milestones, and an entry can be one alone; take one of the marks away first.')
  if (first.audience !== second.audience) throw new Invalid('They are for different people; give both the same audience first.')
  const people = [first.attributedTo, second.attributedTo].filter((name) => name !== null)
  const attributedTo = [...new Set(people)].join(', ')
  if (attributedTo.length > 200) throw new Invalid('The names of both are longer together than one entry can hold.')
  if (first.text.length + second.text.length > 19_000) throw new Invalid('Both texts are longer together than one entry can be.')
  return {
    text: `${first.text}\n\n${second.text}`,
    milestone: first.milestone ?? second.milestone,
    attributedTo: attributedTo || null,
    kind: first.kind === second.kind ? first.kind : (first.kind ?? second.kind),
    isStarred: first.isStarred || second.isStarred,
    when: whenOf(first, second),
  }
}

function whenOf(first: Entry, second: Entry): NonNullable<Edit['when']> {
  const { occurredAt, precision, isApproximate, clockTime } = first.occurredAt || !second.occurredAt ? first : second
  if (!occurredAt) return { occurredAt, endedAt: null, precision, isApproximate, clockTime }
  const ends = [first, second].flatMap((entry) => [entry.occurredAt, entry.endedAt].filter((at) => at !== null))
  const last = new Date(Math.max(...ends.map((at) => at.getTime())))
  return { occurredAt, endedAt: last > occurredAt ? last : null, precision, isApproximate, clockTime: null }
}

/** The parts an entry can be split into: its paragraphs, or where it has but one its lines; what stands in a fence stays together. */
export function piecesOf(text: string): string[] {
  const paragraphs = partsBy(text, (line) => line.trim() === '')
  return paragraphs.length > 1 ? paragraphs : partsBy(text, () => true)
}

/** Lines put together up to each at which a part may end. */
function partsBy(text: string, isEnd: (line: string) => boolean): string[] {
  const parts: string[] = []
  let part: string[] = []
  let fence: string | null = null
  for (const line of text.split(/\r\n?|\n/)) {
    part.push(line)
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    if (mark && fence === null) fence = mark.slice(0, 3)
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null
    if (fence !== null || !isEnd(line)) continue
    parts.push(part.join('\n'))
    part = []
  }
  return [...parts, part.join('\n')].map((one) => one.replace(/^(?:[ \t]*\n)+|\s+$/g, '')).filter((one) => one.trim() !== '')
}
