import type { Node } from 'jsonc-parser'
import type { Span } from '../draft'

/** Where a value stands below another: names of fields, and places in lists. */
export type Path = readonly string[]

/**
 * A JSON file as it is shown beside its draft, and read. Laid out for people: a field a line, texts with their own line ends and
 * without quotation marks; what is null or empty is left away. Everything that is read out of it is remembered, so that what is
 * left can be told. A field of another type than expected counts as not there.
 */
export class Sheet {
  readonly text: string
  private readonly spans = new Map<Node, Span>()
  private readonly read = new Set<Node>()

  /** `folded` names fields whose values stand side by side on one line: they serve machines, or repeat what stands above. */
  constructor(
    readonly root: Node,
    folded: ReadonlySet<string> = new Set(),
  ) {
    const lines: string[] = []
    let length = 0
    const put = (line: string): void => {
      lines.push(line)
      length += line.length + 1
    }
    // A value's line begins with its name; its span is the value alone.
    const lay = (node: Node, indent: string, name: string): void => {
      const label = name && `${name}:`
      const start = length
      if (label && (folded.has(name) || isPlainList(node))) {
        put(`${indent}${label} ${this.fold(node, start + indent.length + label.length + 1)}`)
        this.spans.set(node, { start: start + indent.length + label.length + 1, end: length - 1 })
        return
      }
      if (node.type === 'array' || node.type === 'object') {
        if (label) put(`${indent}${label}`)
        const inner = label ? `${indent}  ` : indent
        for (const [child, name] of childrenOf(node)) if (!isEmpty(child)) lay(child, inner, name)
        if (node.type === 'object' && !label) put('')
        const from = start + indent.length
        this.spans.set(node, { start: from, end: Math.max(from, length - 1) })
        return
      }
      const lead = `${indent}${label}${label ? ' ' : ''}`
      const value = String(node.value).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd')
      put(`${lead}${value.replaceAll('\n', `\n${indent}  `)}`)
      this.spans.set(node, { start: start + lead.length, end: length - 1 })
    }
    lay(root, '', '')
    this.text = lines.join('\n')
  }

  /** The texts below a value on one line, which begins at a place of the text. */
  private fold(node: Node, from: number): string {
    const texts: string[] = []
    let at = from
    for (const { node: leaf } of leavesOf(node)) {
      if (isEmpty(leaf)) continue
      const text = String(leaf.value).replace(/[\0\s]+/g, ' ')
      this.spans.set(leaf, { start: at, end: at + text.length })
      texts.push(text)
      at += text.length + FOLD.length
    }
    return texts.join(FOLD)
  }

  /** The value at a path below another; of a name given twice the later counts. */
  at(node: Node | undefined, ...path: Path): Node | undefined {
    let found = node
    for (const name of path) {
      const field =
        found?.type === 'object' ? found.children?.findLast(({ children }) => children?.[0]?.value === name) : undefined
      found = field?.children?.[1]
    }
    return found
  }

  /** The objects of a list; empty where there is none. */
  list(node: Node | undefined, ...path: Path): Node[] {
    const found = this.at(node, ...path)
    return found?.type === 'array' ? (found.children ?? []).filter(({ type }) => type === 'object') : []
  }

  /** The values of an object by their names. */
  fields(node: Node | undefined): [name: string, value: Node][] {
    return node?.type === 'object' ? childrenOf(node).map(([child, name]) => [name, child]) : []
  }

  /** A text or a number that is not blank; it counts as read. */
  string(node: Node | undefined, ...path: Path): string | null {
    const found = this.at(node, ...path)
    if (found?.type !== 'string' && found?.type !== 'number') return null
    this.read.add(found)
    const text = String(found.value).replaceAll('\0', '\ufffd')
    return text.trim() === '' ? null : text
  }

  /** The first of several places that holds a text. */
  first(node: Node | undefined, ...paths: Path[]): string | null {
    for (const path of paths) {
      const found = this.string(node, ...path)
      if (found !== null) return found
    }
    return null
  }

  /** A moment with its zone, in UTC to the second; null for anything else. */
  moment(node: Node | undefined, ...path: Path): string | null {
    const written = this.string(node, ...path)
    return written === null ? null : utcOf(written)
  }

  spansOf(...nodes: (Node | undefined)[]): Span[] {
    return nodes.flatMap((node) => (node && this.spans.get(node)) ?? [])
  }

  /** Counts all texts below a value as read: they repeat what stands elsewhere. */
  skip(node: Node | undefined): void {
    for (const { node: leaf } of leavesOf(node)) this.read.add(leaf)
  }

  /** Texts of two words or more that nobody read, once each, with the names of the fields they stand in. */
  unread(): { name: string; text: string; span: Span }[] {
    const known = new Set([...this.read].map(({ value }) => String(value)))
    const found: { name: string; text: string; span: Span }[] = []
    for (const { node, name } of leavesOf(this.root)) {
      const span = this.spans.get(node)
      if (!span || this.read.has(node) || typeof node.value !== 'string' || known.has(node.value)) continue
      if (
        !/\p{L}[\p{L}\p{M}'’,.;:!?-]*\s+\S*\p{L}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u.test(
          node.value,
        )
      )
        continue
      known.add(node.value)
      found.push({ name, text: node.value, span })
    }
    return found
  }
}

function childrenOf(node: Node): [child: Node, name: string][] {
  const children = node.children ?? []
  if (node.type === 'array') return children.map((child) => [child, ''])
  return children.flatMap(({ children: pair }): [Node, string][] => (pair?.[1] ? [[pair[1], String(pair[0]?.value)]] : []))
}

const FOLD = ' · '

const isPlainList = (node: Node): boolean =>
  node.type === 'array' && (node.children ?? []).every(({ type }) => type !== 'array' && type !== 'object')

const isEmpty = (node: Node): boolean =>
  node.type === 'null' || node.value === '' || ((node.type === 'array' || node.type === 'object') && !node.children?.length)

/** The texts and numbers below a value, in order, each with the nearest name above it. */
function* leavesOf(root: Node | undefined): Generator<{ node: Node; name: string }> {
  const left = root ? [{ node: root, name: '' }] : []
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, name: above } = next
    if (node.type !== 'array' && node.type !== 'object') yield next
    else for (const [child, own] of childrenOf(node).reverse()) left.push({ node: child, name: own || above })
  }
}

/** "2026-05-18T10:13:05.120+02:00" → "2026-05-18T08:13:05Z". */
function utcOf(written: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/.test(written)) return null
  const ms = Date.parse(written)
  return Number.isNaN(ms) ? null : utcAt(ms)
}

/** An instant in milliseconds as a draft writes it; null outside the years 1970 to 9999. */
export function utcAt(ms: number): string | null {
  const at = new Date(ms)
  return Number.isNaN(at.getTime()) || ms < 0 || at.getUTCFullYear() > 9999 ? null : `${at.toISOString().slice(0, 19)}Z`
}
