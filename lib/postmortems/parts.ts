import type { RootContent } from 'mdast'

/** The parts a file is made of; a section by its key. */
export const PARTS = ['facts', 'timeline', 'causes', 'actions', 'lessons'] as const
export type PartName = (typeof PARTS)[number] | `section ${string}`

const parts = new WeakMap<RootContent, PartName>()

/** Says of nodes at the root of a document which part they are: whoever reads the file back finds it by that. */
export function asPart(part: PartName, nodes: RootContent[]): RootContent[] {
  for (const node of nodes) parts.set(node, part)
  return nodes
}

export const partOf = (node: RootContent): PartName | undefined => parts.get(node)
