import type { Nodes, PhrasingContent } from 'mdast'
import type { Block } from '../embed'
import { code } from '../mdast'

/** All words of a text in one line, for a cell of a table: nothing of it is left out, only its blocks are. */
export function inOneLine({ words, blocks }: { words: PhrasingContent[]; blocks: Block[] }): PhrasingContent[] {
  const lines = [words, ...blocks.flatMap(linesOf)].filter((line) => line.length > 0)
  return lines.flatMap((line, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [space]),
    ...line.map((node) => (node.type === 'break' ? space : node)),
  ])
}

const space: PhrasingContent = { type: 'text', value: ' ' }

function linesOf(node: Nodes): PhrasingContent[][] {
  if (node.type === 'code') return [[code(node.value)]]
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return [node.children]
  return 'children' in node ? node.children.flatMap(linesOf) : []
}
