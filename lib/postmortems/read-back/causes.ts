import type { ListItem, RootContent } from 'mdast'
import type { Block } from '../embed'
import type { FileRecord } from '../record'
import { placeOf } from './lists'
import { endOf, type Passage, shortText, startOf } from './passage'
import { without } from './strip'

/** The texts of the causes, top to bottom; null where their tree is another than the record's. */
export function readCauses(nodes: RootContent[], { causes }: FileRecord, file: string): Passage[] | null {
  const texts: Passage[] = []
  /** Takes the next cause, which has to stand so deep, and what stands below it. */
  const take = (item: ListItem, depth: number): boolean => {
    const cause = causes[texts.length]
    if (cause?.depth !== depth) return false
    const hasWhys = (causes[texts.length + 1]?.depth ?? 0) > depth
    const blocks = [...item.children] as Block[]
    const whys = hasWhys ? blocks.pop() : undefined
    const end = endOf(blocks.at(-1))
    // Behind the text stand what shows it, where anything does, and what is done against it.
    blocks.splice(cause.evidence.length > 0 ? -2 : -1)
    texts.push({ ...textOf(blocks, file), ...placeOf(item), end })
    if (!whys) return true
    return whys.type === 'list' && whys.children.every((why) => take(why, depth + 1))
  }
  const items = nodes.flatMap((node) => (node.type === 'list' ? node.children : []))
  return items.every((item) => take(item, 0)) && texts.length === causes.length ? texts : null
}

function textOf(blocks: Block[], file: string) {
  const [first, ...rest] = blocks
  if (first?.type !== 'paragraph') return { text: shortText([], blocks, file), start: startOf(first) }
  const words = first.children.slice(first.children[0]?.type === 'strong' ? 1 : 0)
  return { text: shortText(without(words, ': '), rest, file), start: startOf(first) }
}
