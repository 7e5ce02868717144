import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import type { Block } from '../embed'
import { toText } from '../markdown'
import { parse } from '../parse'

/** A text that somebody wrote, and where it stands in the file. */
export interface Passage {
  text: string
  start: number
  end: number
}

export const startOf = (node: Nodes | undefined): number => node?.position?.start.offset ?? 0
export const endOf = (node: Nodes | undefined): number => node?.position?.end.offset ?? 0

/** Blocks at the root of the file, as they stand there. */
export function passageOf(nodes: RootContent[], file: string): Passage {
  const [start, end] = [startOf(nodes[0]), endOf(nodes.at(-1))]
  return { text: file.slice(start, end).replace(/^\ufeff/, '&#xfeff;'), start, end }
}

/**
 * A short text out of its words and the blocks below them: as it stands in the file where that is read as the same, else spelt anew
 * so that it is.
 */
export function shortText(words: PhrasingContent[], blocks: Block[], file: string): string {
  const children: Block[] = words.length > 0 ? [{ type: 'paragraph', children: words }, ...blocks] : blocks
  const typed = blocks.length > 0 ? '' : file.slice(startOf(words[0]), endOf(words.at(-1))).trim()
  if (typed !== '' && isSame(typed, children)) return typed
  const spelt = withEnds(toText({ type: 'root', children }).replace(/\n$/, ''))
  return words.length === 0 && !spelt.includes('\n') ? broken(spelt) : spelt
}

/** What a reader drops at the beginning of a text or at its end, spelt out. */
const withEnds = (text: string): string =>
  text
    .replace(/^\ufeff/, '&#xfeff;')
    .replace(
      /(\\*)([^\S\n ])$/,
      (_, slashes: string, blank: string) => `${slashes}${slashes.length % 2 ? '\\' : ''}&#x${blank.charCodeAt(0).toString(16)};`,
    )

/** One line is always words: a list or a quote of one line is told by a line end behind its mark. */
function broken(line: string): string {
  const mark = /^(?:>|[-*+]|\d+[.)]) /.exec(line)?.[0]
  if (!mark) return line
  return mark === '> ' ? `>\n${line}` : `${mark.trimEnd()}\n${' '.repeat(mark.length)}${line.slice(mark.length)}`
}

const isSame = (text: string, children: Block[]): boolean => shapeOf(parse(text, 'short').children) === shapeOf(children)

const shapeOf = (nodes: Nodes[]): string => JSON.stringify(nodes, (key, value) => (key === 'position' ? undefined : value))
