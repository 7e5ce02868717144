import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { isFlow, rewrite, typedHtml } from '../embed'

/** Code and HTML that a generator would run, as words: every character is there, in another face. */
export function codeAsText(tree: Root, isProgram: (value: string) => boolean): Root {
  rewrite(tree, (children, parent) =>
    children.map((node): Nodes => {
      const isCode = node.type === 'code' || node.type === 'inlineCode' || node.type === 'html'
      return isCode && isProgram(node.value) ? asText(node.value, parent) : node
    }),
  )
  return tree
}

/** HTML as it was typed, in code. */
export function htmlAsText(tree: Root): Root {
  rewrite(tree, (children, parent) => children.map((node) => (node.type === 'html' ? typedHtml(node, parent) : node)))
  return tree
}

/** Lines stay lines. Their indent becomes blanks that Markdown keeps. */
function asText(value: string, parent: Parents): Nodes {
  if (!isFlow(parent)) return { type: 'text', value }
  const lines = value.split('\n').map((line) => line.replace(/^[ \t]+/, (blanks) => '\u00a0'.repeat(blanks.length)))
  const children = lines.flatMap((line, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'break' as const }]),
    { type: 'text', value: line },
  ])
  return { type: 'paragraph', children }
}
