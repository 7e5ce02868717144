import type { ListItem, RootContent } from 'mdast'
import { LESSON_KINDS } from '../../lessons/rules'
import type { Block } from '../embed'
import type { FileRecord } from '../record'
import { endOf, type Passage, shortText, startOf } from './passage'
import { without, withoutLastBlank } from './strip'

/** The texts of the entries; null where there are more or fewer than the record names. */
export function readEntries(nodes: RootContent[], { entries }: FileRecord, file: string): Passage[] | null {
  const items = itemsOf(nodes)
  if (items.length !== entries.length) return null
  return items.map((item, index) => {
    const { milestone, attributedTo } = entries[index] ?? {}
    const [first, ...blocks] = item.children
    if (first?.type !== 'paragraph') return { text: shortText([], item.children as Block[], file), ...placeOf(item) }
    let words = first.children.slice(first.children[0]?.type === 'strong' ? 1 : 0)
    if (milestone && words[1]?.type === 'emphasis') words = words.slice(2)
    if (attributedTo && words.at(-1)?.type === 'emphasis') words = withoutLastBlank(words.slice(0, -1))
    return { text: shortText(without(words, ' '), blocks as Block[], file), ...placeOf(item) }
  })
}

/** The texts of the lessons, which stand by their kinds; null where there are more or fewer than the record names. */
export function readLessons(nodes: RootContent[], { lessons }: FileRecord, file: string): Passage[] | null {
  const items = itemsOf(nodes)
  const places = lessons.map(({ kind }) => LESSON_KINDS.indexOf(kind))
  const isInOrder = places.every((place, at) => place >= (places[at - 1] ?? 0))
  if (items.length !== lessons.length || !isInOrder) return null
  return items.map((item) => {
    const [first, ...blocks] = item.children
    const words = first?.type === 'paragraph' ? first.children : []
    return { text: shortText(words, (words.length > 0 ? blocks : item.children) as Block[], file), ...placeOf(item) }
  })
}

const itemsOf = (nodes: RootContent[]): ListItem[] => nodes.flatMap((node) => (node.type === 'list' ? node.children : []))

export const placeOf = (item: ListItem) => ({ start: startOf(item), end: endOf(item) })
