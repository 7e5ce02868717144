import type { BlockContent, DefinitionContent, Heading, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast'

// Short names: a template is read as the text it makes.

/** Words in a line: a plain text, or a node. */
export type Words = string | PhrasingContent

/** Plain text: whatever it holds, it stays text. */
const text = (value: string): PhrasingContent => ({
  type: 'text',
  value: value.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd'),
})

/** Neighbouring texts become one: what may stand at the edge of a text depends on what is beside it. */
export function phrasing(words: Words[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (const word of words) {
    const node = typeof word === 'string' ? text(word) : word
    const last = nodes.at(-1)
    if (node.type === 'text' && last?.type === 'text') nodes.splice(-1, 1, text(last.value + node.value))
    else if (node.type !== 'text' || node.value !== '') nodes.push(node)
  }
  return nodes
}

/** Something to be read letter by letter. Code cannot hold a line end. */
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value: value.replace(/\s*[\r\n]+\s*/g, ' ') })

export const strong = (...words: Words[]): PhrasingContent => ({ type: 'strong', children: phrasing(words) })
export const emphasis = (...words: Words[]): PhrasingContent => ({ type: 'emphasis', children: phrasing(words) })
export const link = (url: string, ...words: Words[]): PhrasingContent => ({ type: 'link', url, children: phrasing(words) })

export const heading = (depth: Heading['depth'], ...words: Words[]): RootContent => ({
  type: 'heading',
  depth,
  children: phrasing(words),
})

export const paragraph = (...words: Words[]): BlockContent => ({ type: 'paragraph', children: phrasing(words) })

/** A list, with air between its items where one of them holds more than a line and lists below it. */
export function list(items: (BlockContent | DefinitionContent)[][]): BlockContent {
  const spread = items.some((blocks) => blocks.filter((block) => block.type !== 'list').length > 1)
  const children = items.map((blocks): ListItem => ({ type: 'listItem', spread, children: blocks }))
  return { type: 'list', ordered: false, spread, children }
}

export function table(head: Words[][], rows: Words[][][]): BlockContent {
  const row = (cells: Words[][]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrasing(cell) })),
  })
  return { type: 'table', align: head.map(() => null), children: [row(head), ...rows.map(row)] }
}

/** The words with something between each two of them. */
export const joined = (words: Words[], between: string): Words[] =>
  words.flatMap((word, index) => (index === 0 ? [word] : [between, word]))
