import type { Blockquote, List, Paragraph, Root, RootContent } from 'mdast'
import { endOf, plainText, type Source, spanOf, startOf } from '../source'
import { headingMeaning } from '../words/headings'
import type { PartKind } from '../words/kinds'
import { announcedBy, divisions, itemLabels, type Label, lineLabels, wholeLabel } from './labels'
import { newPart, type Part, type Piece } from './part'
import { plainHeadings } from './plain-headings'

const LABEL_LEVEL = 7
/** Parts whose lists hold items with bold beginnings, which are no labels then. */
const ITEMISED = new Set<PartKind>([
  'actions',
  'actions_done',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'root_cause',
  'contributing_factor',
  'trigger',
  'timeline',
  'appendix',
])

/** The document as a tree of headings and labels with what stands below each. */
export function outlineOf(root: Root, source: Source): Part {
  const whole = newPart('', { start: 0, end: 0 }, 0, null, false)
  const builder = new Builder(whole, source, plainHeadings(root, source))
  for (const node of root.children) builder.add(node)
  close(whole, source.text.length)
  whole.start = 0
  return whole
}

class Builder {
  private readonly open: Part[]
  private announced: PartKind | null = null

  constructor(
    whole: Part,
    private readonly source: Source,
    private readonly plain: Map<RootContent, number>,
  ) {
    this.open = [whole]
  }

  add(node: RootContent): void {
    if (node.type === 'heading') this.addHeading(plainText(node).trim(), node, node.depth)
    else if (node.type === 'paragraph') this.addParagraph(node)
    else if (node.type === 'list') this.addList(node)
    else if (node.type === 'blockquote' && this.isQuotedWhole(node)) for (const child of node.children) this.add(child)
    else this.put({ type: typeOf(node), node, ...spanOf(node), announced: this.announced })
  }

  /** What a heading announces may stand in a quote; one among other blocks is a quotation. */
  private isQuotedWhole({ children }: Blockquote): boolean {
    const here = this.open.at(-1)
    const isAnnounced = here?.kind !== null && here !== undefined && ITEMISED.has(here.kind) && here.pieces.length === 0
    return isAnnounced && children.every(({ type }) => type === 'paragraph' || type === 'list' || type === 'table')
  }

  private addHeading(title: string, node: RootContent, level: number): void {
    const meaning = headingMeaning(title)
    this.openPart(newPart(title, spanOf(node), level, meaning?.kind ?? null, meaning?.isBare ?? false))
  }

  private addParagraph(node: Paragraph): void {
    const level = this.plain.get(node)
    const whole = level === undefined ? wholeLabel(node, this.source) : null
    if (level !== undefined) this.addHeading(plainText(node).trim(), node, level)
    else if (whole) this.openLabel(whole)
    else this.addText(node)
  }

  /** A paragraph, or the labels at the beginnings of its lines with what they say. */
  private addText(node: Paragraph): void {
    const labels = lineLabels(node, this.source)
    const first = labels[0]
    if (!first) {
      this.put({ type: 'paragraph', node, ...spanOf(node), announced: null })
      this.announced = announcedBy(node)
      return
    }
    this.putRest(startOf(node), first.span.start)
    for (const [index, label] of labels.entries()) {
      this.openLabel(label)
      this.putRest(label.contentStart, labels[index + 1]?.span.start ?? endOf(node))
    }
  }

  private addList(list: List): void {
    const here = this.kindHere() ?? 'summary'
    const isItems = ITEMISED.has(here) && this.headingLevel() < LABEL_LEVEL
    const labels = isItems ? divisions(list, here, this.source) : itemLabels(list, this.source)
    if (!labels) this.put({ type: 'list', node: list, ...spanOf(list), announced: this.announced })
    else this.addLabelled(list, labels)
  }

  private addLabelled(list: List, labels: (Label | null)[]): void {
    for (const [index, item] of list.children.entries()) {
      const label = labels[index]
      if (!label) {
        this.put({ type: 'list', node: { ...list, children: [item] }, ...spanOf(item), announced: null })
        continue
      }
      this.openLabel({ ...label, kind: label.isBare ? label.kind : (label.kind ?? 'facts') })
      const [first, ...rest] = item.children
      if (first) this.putRest(label.contentStart, endOf(first))
      for (const child of rest) {
        if (child.type === 'list') this.put({ type: 'list', node: child, ...spanOf(child), announced: null })
        else this.put({ type: typeOf(child as RootContent), node: child as RootContent, ...spanOf(child), announced: null })
      }
    }
  }

  private putRest(start: number, end: number): void {
    if (this.source.text.slice(start, end).trim()) this.put({ type: 'paragraph', node: null, start, end, announced: null })
  }

  private put(piece: Piece): void {
    this.open.at(-1)?.pieces.push(piece)
    this.announced = null
  }

  private openLabel(label: Label): void {
    this.openPart(newPart(label.title, label.span, LABEL_LEVEL, label.kind, label.isBare))
  }

  private openPart(part: Part): void {
    while ((this.open.at(-1)?.level ?? 0) >= part.level && this.open.length > 1) this.open.pop()
    this.open.at(-1)?.parts.push(part)
    this.open.push(part)
    this.announced = null
  }

  private kindHere(): PartKind | null {
    return this.open.findLast((part) => part.kind !== null)?.kind ?? null
  }

  private headingLevel(): number {
    return this.open.findLast((part) => part.kind !== null)?.level ?? 0
  }
}

function typeOf(node: RootContent): Piece['type'] {
  if (node.type === 'paragraph' || node.type === 'list' || node.type === 'table' || node.type === 'code' || node.type === 'html')
    return node.type
  return node.type === 'blockquote' ? 'quote' : 'other'
}

/** Every part reaches to the beginning of the next. */
function close(part: Part, end: number): void {
  part.end = end
  for (const [index, child] of part.parts.entries()) close(child, part.parts[index + 1]?.start ?? end)
}
