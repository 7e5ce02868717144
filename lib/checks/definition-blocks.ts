import { DEFINITION } from './definition'

/** A definition as a block of Markdown. */
export function writeBlock(definition: string): string {
  const longest = Math.max(2, ...[...definition.matchAll(/`+/g)].map(([run]) => run.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}${DEFINITION}\n${definition}\n${mark}`
}

const FENCE = /^[ \t>]*(`{3,}|~{3,})[ \t]*(\S*)[ \t]*$/

/** The blocks of a Markdown text that say what a check is, in their order, without the indentation they stand at. Linear in its length. */
export function definitionsIn(markdown: string): string[] {
  const blocks: string[] = []
  let open: { mark: string; lines: string[] | null; indent: number } | null = null
  for (const line of markdown.split('\n')) {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? []
    if (open === null) {
      if (mark) open = { mark, lines: info === DEFINITION ? [] : null, indent: line.indexOf(mark) }
    } else if (mark.startsWith(open.mark) && info === '') {
      if (open.lines) blocks.push(open.lines.join('\n'))
      open = null
    } else open.lines?.push(line.slice(Math.min(open.indent, line.search(/[^ \t>]|$/))))
  }
  return blocks
}
