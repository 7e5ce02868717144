import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { leadingStamp } from '../../../../times/stamp'
import type { Span } from '../../../draft'
import { endOf, linesOf, plainText, type Source, startOf } from '../source'
import { headingMeaning } from '../words/headings'
import type { PartKind } from '../words/kinds'

/** Words that do the work of a heading without being one: "**Impact**: …", "- **Key events**", "Summary:", "###Resolution". */
export interface Label {
  title: string
  kind: PartKind | null
  isBare: boolean
  /** From the first mark to the colon. */
  span: Span
  /** Where what it announces begins. */
  contentStart: number
}

/** Kinds a label may introduce in the middle of a paragraph; facts about the document stay where they are. */
const INLINE_FACTS = new Set<PartKind>(['facts', 'people', 'appendix'])
/** A dash of an abbreviation of facts: what stands under these is not looked at for labels. */
const COLON = /^\s*[:：]/

/** A paragraph that is a heading by its looks alone: bold throughout, or hashes without a space, or one known word with a colon. */
export function wholeLabel(paragraph: Paragraph, source: Source): Label | null {
  const start = startOf(paragraph)
  const end = endOf(paragraph)
  const raw = source.text.slice(start, Math.min(end, start + 300))
  if (end - start > 200 || raw.includes('\n')) return null
  const hashes = /^#{1,6}(?=[^#\s])/.exec(raw)
  const mark = markThroughout(paragraph.children)
  const isBold = mark === 'strong'
  const title = plainText(paragraph)
    .replace(/^#+/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()
  if (!title || (!hashes && !mark && !/^\p{L}/u.test(raw))) return null
  if (leadingStamp(title)) return null
  const meaning = headingMeaning(title)
  const words = title.split(/\s+/).length
  const isKnownWord = meaning?.isBare === true && words <= 6 && !/[.!,;]$/.test(title)
  const isHeading = hashes
    ? words <= 14
    : isBold
      ? words <= 12 && (meaning !== null || (words <= 8 && !/[.,;]$/.test(title)))
      : isKnownWord
  if (!isHeading) return null
  return { title, kind: meaning?.kind ?? null, isBare: meaning?.isBare ?? false, span: { start, end }, contentStart: end }
}

/** The emphasis that all words of a paragraph bear. */
function markThroughout(children: PhrasingContent[]): 'strong' | 'emphasis' | null {
  const full = children.filter((child) => !(child.type === 'text' && /^[\s:：]*$/.test(child.value)) && child.type !== 'break')
  const [only] = full
  return full.length === 1 && (only?.type === 'strong' || only?.type === 'emphasis') ? only.type : null
}

/** The labels at the beginnings of a paragraph's lines, of kinds that make a part of their own. */
export function lineLabels(paragraph: Paragraph, source: Source): Label[] {
  const labels: Label[] = []
  for (const [index, child] of paragraph.children.entries()) {
    const at = startOf(child)
    const isLineStart = index === 0 || /\n[ \t>]*$/.test(source.text.slice(Math.max(0, at - 20), at))
    if (isLineStart) labels.push(...structural(labelAt(paragraph.children, index, source)))
    if (child.type === 'text')
      for (const line of linesOf(source.text, at, endOf(child)).slice(isLineStart ? 1 : 0))
        if (/\n[ \t>]*$/.test(source.text.slice(Math.max(0, line.start - 20), line.start)))
          labels.push(...structural(plainLabel(line.start, line.end, source)))
  }
  return labels
}

const structural = (label: Label | null): Label[] => (label?.kind && label.isBare && !INLINE_FACTS.has(label.kind) ? [label] : [])

/** "**Impact**:", "**Impact:**", "__Impact__ -", "*Impact*" on a line of its own, or a plain "Impact:" of the vocabulary. */
function labelAt(children: PhrasingContent[], index: number, source: Source): Label | null {
  const child = children[index]
  if (!child) return null
  if (child.type === 'strong' || child.type === 'emphasis') {
    const words = plainText(child).trim()
    const after = children[index + 1]
    const tail = after?.type === 'text' ? /^[ \t]*(?:[:：]|[-–—](?=\s))/.exec(after.value)?.[0] : undefined
    const isAlone = !after || after.type === 'break' || (after.type === 'text' && /^[ \t]*\n/.test(after.value))
    const isClosed = /[:：]$/.test(words) || asksForPart(words)
    if (!isClosed && !tail && !isAlone) return null
    return made(words, startOf(child), endOf(child) + (/[:：]$/.test(words) ? 0 : (tail?.length ?? 0)), source)
  }
  if (child.type !== 'text') return null
  const [line, next] = linesOf(source.text, startOf(child), endOf(child))
  if (!line) return null
  return plainLabel(line.start, line.end, source) ?? (index === 0 && next ? lineAlone(line, source) : null)
}

/** "**What fixed it?** A restart.": a question of a form. Whys are steps of a chain instead. */
const asksForPart = (words: string): boolean =>
  /[?？]$/.test(words) && !ASKS_WHY.test(words) && headingMeaning(words)?.isBare === true

const ASKS_WHY = /^\W*(?:\d+\W*)?(?:why|warum|wieso|weshalb|pourquoi|por ?qu[eéê]|perch[éè]|почему)(?!\p{L})/iu

/** A first line that is a phrase of the vocabulary and nothing else, right above what it announces. */
function lineAlone({ start, end }: Span, source: Source): Label | null {
  const words = source.text.slice(start, end)
  return words.length <= 50 && /^\p{Lu}[^.!?:;,|]*$/u.test(words) ? made(words, start, end, source) : null
}

/** "Impact:" at the beginning of a line. */
function plainLabel(start: number, end: number, source: Source): Label | null {
  const plain = /^(\p{L}[^\n:：.]{1,40})[:：](?=\s|$)/u.exec(source.text.slice(start, Math.min(end, start + 60)))
  if (!plain || /^\p{Ll}/u.test(plain[1] ?? '')) return null
  return made(plain[1] ?? '', start, start + plain[0].length, source)
}

function made(words: string, start: number, end: number, source: Source): Label {
  const title = words.replace(/\s*[:：]\s*$/, '').trim()
  const meaning = headingMeaning(title)
  const gap = /^[ \t]*(?:<br\s?\/?>)?(?:\\?\n)?[ \t]*/.exec(source.text.slice(end, end + 80))?.[0].length ?? 0
  return { title, kind: meaning?.kind ?? null, isBare: meaning?.isBare ?? false, span: { start, end }, contentStart: end + gap }
}

/** The labels of a list whose items are the parts of a report; null for an ordinary list. One entry an item, null without a label. */
export function itemLabels(list: List, source: Source): (Label | null)[] | null {
  const labels = list.children.map((item) => itemLabel(item, source) ?? causeLabel(item, source))
  const structural = labels.filter((label) => label?.kind && label.isBare && !INLINE_FACTS.has(label.kind)).length
  const any = labels.filter((label) => label !== null).length
  const causes = labels.filter((label) => label?.kind && label.isBare && CAUSES.has(label.kind)).length
  if (structural === 0 || (any < list.children.length * 0.6 && causes < 2)) return null
  return structural >= 2 || hasRoom(list, labels) ? labels : null
}

/** A single labelled item counts only where it announces something: nested content, or nothing at all, for what follows the list. */
const hasRoom = (list: List, labels: (Label | null)[]): boolean =>
  list.children.length <= 2 &&
  list.children.every(
    (item, index) =>
      !labels[index] || item.children.length > 1 || (COLON.test(':') && endOf(item) - (labels[index]?.contentStart ?? 0) <= 1),
  )

function itemLabel(item: ListItem, source: Source, isPlain = false): Label | null {
  const first = item.children[0]
  if (first?.type !== 'paragraph' || (first.children[0]?.type !== 'strong' && !isPlain)) return null
  const label = labelAt(first.children, 0, source)
  return label ? { ...label, span: { start: startOf(item), end: label.span.end } } : null
}

const CAUSES = new Set<PartKind>(['root_cause', 'contributing_factor', 'trigger'])

/** "- Root cause: …": no mark is needed where the words are as plain as that. */
function causeLabel(item: ListItem, source: Source): Label | null {
  const label = itemLabel(item, source, true)
  return label?.kind && label.isBare && CAUSES.has(label.kind) ? label : null
}

const KINDS_WITHIN: Partial<Record<PartKind, PartKind[]>> = {
  root_cause: ['root_cause', 'contributing_factor', 'trigger', 'resolution', 'detection', 'impact'],
  lessons: ['went_well', 'went_wrong', 'got_lucky', 'surprised'],
}

/** A list below a heading for causes or lessons that divides it once more: "- **Root cause:** …", "- **Resolution:** …". */
export function divisions(list: List, within: PartKind, source: Source): Label[] | null {
  const kinds = KINDS_WITHIN[within]
  const labels = list.children.flatMap((item) => itemLabel(item, source, true) ?? [])
  const divides =
    labels.length === list.children.length && labels.every(({ kind, isBare }) => isBare && kind && kinds?.includes(kind))
  return divides ? labels : null
}

/** What the last sentence of a paragraph announces, where it ends with a colon. */
export function announcedBy(paragraph: Paragraph): PartKind | null {
  const words = plainText(paragraph).trimEnd()
  if (!/[:：][-–]?$/.test(words)) return null
  const last = (
    words
      .slice(-200)
      .split(/[.!?。]\s+/)
      .at(-1) ?? ''
  )
    .replace(/[:：][-–]?$/, '')
    .trim()
  if (STEPS_AGAINST.test(last)) return 'actions'
  if (BLAMES.test(last) || OWNS_UP.test(last)) return 'root_cause'
  const kind = headingMeaning(last)?.kind ?? ANNOUNCES.find(([, words]) => words.test(last))?.[0] ?? null
  return kind && ANNOUNCED.has(kind) ? kind : null
}

/** Words that say what a list holds wherever they stand in the sentence before it. */
const ANNOUNCES: [PartKind, RegExp][] = [
  ['hypotheses', /\b(?:possible|potential|probable|likely|suspected) (?:causes?|reasons?|factors?)\b/i],
  [
    'actions',
    /\b(?:action items?|actions|follow-?ups|improvements|next steps|mesures|acciones|medidas|ações|maßnahmen|azioni)\b/iu,
  ],
  ['root_cause', /\b(?:causes?|reasons|factors|causas|ursachen|cause)\b/iu],
  ['lessons', /\b(?:lessons|leçons|lecciones|lições|lehren|lezioni)\b/iu],
]

/** "What I got wrong:", "our mistakes:": faults told in the first person. */
const OWNS_UP =
  /\b(?:what|where|how) (?:i|we) (?:\w+ ){1,2}(?:wrong|up|short)\b|\b(?:my|our) (?:own |biggest |main |big )?(?:mistakes?|errors?|faults?|failures?|omissions?)\b/i
/** "The steps we are taking against the root causes are:" announces the steps. */
const STEPS_AGAINST =
  /\b(?:steps|measures|actions|changes|improvements|tasks)\b.*\b(?:address|tackle|prevent|reduce|fix|avoid|mitigate|remedy|resolve|against)/i
const BLAMES =
  /\b(?:(?:due to|caused by|because of)(?! (?:it|this|that|the (?:outage|incident|issue|problem|failure))\b)|errors? (?:was|were)|contributed|root causes?)\b/i
const ANNOUNCED = new Set<PartKind>([
  'root_cause',
  'contributing_factor',
  'trigger',
  'actions',
  'actions_done',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'timeline',
  'hypotheses',
])
