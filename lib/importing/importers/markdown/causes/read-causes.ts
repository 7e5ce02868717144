import type { List, Table } from 'mdast'
import type { DraftCause, Span } from '../../../draft'
import { ITEM_LIMIT } from '../../../limits'
import type { Part, Piece } from '../outline/part'
import type { Source } from '../source'
import { plainText, spanOf, startOf } from '../source'
import { textOf } from '../timeline/table'
import { lineUnits, listUnits } from '../units'
import { headingMeaning } from '../words/headings'
import type { PartKind } from '../words/kinds'
import { anyTurn } from '../words/languages'
import { REMEDY } from '../words/sentences'
import { proseCauses, storyCauses } from './prose'

export interface CausesRead {
  items: DraftCause[]
  moved: Span[]
  structure: Span[]
}

type Kind = DraftCause['kind']
const KINDS: Partial<Record<PartKind, Kind>> = {
  root_cause: 'root_cause',
  contributing_factor: 'contributing_factor',
  trigger: 'trigger',
}

/** Causes stand under headings for them; where there is none, in what the text tells as fault and omission. */
export function readCauses(part: Part, source: Source): CausesRead {
  const read: CausesRead = { items: [], moved: [], structure: [] }
  const parts = causeParts(part)
  const headed = parts.filter(({ level, kind }) => level < LABEL && kind !== 'trigger')
  for (const one of parts) {
    const isAside =
      one.level >= LABEL &&
      one.kind !== 'trigger' &&
      headed.length > 0 &&
      !headed.some((other) => other.end >= one.end && other.start <= one.start)
    if (!isAside) readPart(one, kindOf(one), true, source, read)
  }
  if (!read.items.some(({ kind }) => kind !== 'trigger')) readAnnounced(part, source, read)
  if (!read.items.some(({ kind }) => kind !== 'trigger'))
    for (const { span, text } of storyCauses(part, source)) push(read, 'root_cause', text, [span], false)
  return read
}

const LABEL = 7
const kindOf = (part: Part): Kind => (part.kind && KINDS[part.kind]) ?? 'root_cause'

/** The outermost parts that are about causes. */
function causeParts(part: Part): Part[] {
  if (part.kind && KINDS[part.kind]) return [part]
  if (part.kind === 'actions' || part.kind === 'actions_done') return []
  return part.parts.flatMap(causeParts)
}

/** Lists that a sentence before them announces as causes ("This is what we did wrong:"). */
function readAnnounced(part: Part, source: Source, read: CausesRead): void {
  for (const piece of part.pieces) {
    const announced = piece.announced && KINDS[piece.announced]
    if (announced && piece.type === 'list') readList(piece, announced, source, read)
  }
  for (const child of part.parts) readAnnounced(child, source, read)
}

function readPart(part: Part, kind: Kind, withProse: boolean, source: Source, read: CausesRead): void {
  const before = read.items.length
  const moved = read.moved.length
  const steps = part.parts.filter(isWhy)
  const conclusions = part.parts.filter((child) => child.level === LABEL && child.kind === 'root_cause' && !isWhy(child))
  const below = part.parts.filter((child) => !conclusions.includes(child) && !steps.includes(child))
  const last = steps.at(-1)
  if (steps.length >= 2 && last && conclusions.length === 0) pushAnswer(last.titleSpan.end, last.end, kind, source, read)
  if (announcesHeadings(part, below, source)) {
    for (const child of below) push(read, kind, child.title, [child.titleSpan], false)
    return
  }
  if (conclusions.length > 0) for (const child of conclusions) readPart(child, kind, true, source, read)
  else readPieces(part, kind, withProse, source, read)
  const isListed = read.moved.length - moved >= 2
  for (const child of below) {
    if (child.kind === null && child.level < LABEL && isListed) continue
    if ((child.kind === null || child.kind === 'root_cause') && EXPLAINS.test(child.title) && read.items.length > before) continue
    const own = child.kind ? KINDS[child.kind] : kind
    if (own) readPart(child, own, read.items.length === before || own !== kind, source, read)
    else for (const one of causeParts(child)) readPart(one, kindOf(one), true, source, read)
  }
}

/** Below the causes: what shows them or what came of them. */
const EXPLAINS =
  /^(?:\W*|\d+[.)]?\s*)(?:how (?:it|this|the|we)\b|(?:\w+ )?evidence\b|proof\b|technical details?\b|details\b|example|code\b|sequence|chain of|failure (?:chain|sequence|mode)|what (?:\w+ ){0,5}not\b|why (?:the )?(?:detection|recovery|it took)|affected|timeline|verification)/i

/** "Why 2: …", "Q2: why …?": a step of a chain of whys with a heading or label of its own. */
const isWhy = ({ title }: Part): boolean =>
  /^(?:q(?:uestion)?\s?\d|(?:\d\s?[.)]\s*)?(?:\S+\s)?(?:why|pourquoi|warum|por qu[eé]|なぜ|为什么|왜)\b.{0,12}\d|.*\bwhy\b.*\?$)/iu.test(
    title,
  )

function pushAnswer(start: number, end: number, kind: Kind, source: Source, read: CausesRead): void {
  const words = source.text.slice(start, end)
  const answer = answerIn(words.trim())
    .replace(
      /^[*_\s]*(?:a(?:nswer|nalysis)?\s?\d?|because|response|réponse|antwort|respuesta|resposta)[*_]*\s*[:：][*_]*\s*/i,
      '',
    )
    .split(/\n\s*\n/)[0]
  if (answer) push(read, kind, answer.trim(), [{ start, end: start + words.trimEnd().length }], false)
}

/** "Three things led to this:" above headings that each name one. */
function announcesHeadings(part: Part, below: Part[], source: Source): boolean {
  const named = below.filter((child) => (child.kind === null || !child.isBare) && child.level < LABEL)
  const last = part.pieces.at(-1)
  if (named.length < 2 || named.length !== below.length) return false
  if (part.pieces.length === 0 && named.every(({ title }) => NUMBERED.test(title))) return true
  return last?.type === 'paragraph' && names(last, source)
}

/** "1. No alert", "Bug 2: …", "Secondary: …": a heading that names one of several. */
const NUMBERED =
  /^(?:#?\d{1,2}\s?[.):–—-]|(?:root )?(?:cause|issue|bug|factor|problem|reason|failure|finding|mistake|error|gap|defect)\s?#?\d|(?:primary|secondary|tertiary|first|second|third)\b)/i

function readPieces(part: Part, kind: Kind, withProse: boolean, source: Source, read: CausesRead): void {
  const isWhys = isChain(part, source)
  const said = part.pieces.some((piece) => piece.type === 'paragraph' && SAYS_ROOT.test(source.flat(piece.start, piece.end)))
  let isFirst = true
  for (const [index, piece] of part.pieces.entries()) {
    if (piece.type === 'list') {
      if (isWhys) readChain(piece, kind, part, source, read)
      else if (isListOfCauses(part, index, source)) readList(piece, kind, source, read)
    } else if (piece.type === 'paragraph' && withProse && isCausePart(part, index, said, source)) {
      for (const { start, end } of bulletsOf(piece, source) ?? [piece])
        for (const { span, text } of proseCauses(start, end, isFirst, source)) push(read, kind, text, [span], false)
      isFirst = false
    } else if (piece.node?.type === 'table' && isWhys) readWhyTable(piece, kind, part, source, read)
    else if (piece.node?.type === 'table') readTable(piece.node, kind, source, read)
  }
}

/** The lines of a paragraph that are bullets Markdown does not know, those that tell the remedy left out. */
function bulletsOf({ start, end }: Piece, source: Source): Span[] | null {
  if (!/^\s*[^\p{L}\p{N}*_`"'“([<]/u.test(source.text.slice(start, start + 5))) return null
  const lines = lineUnits(start, end, source)
  return (
    lines?.filter(({ text }) => !REMEDY.test(text)).map(({ span, text }) => ({ start: span.end - text.length, end: span.end })) ??
    null
  )
}

const SAYS_ROOT = anyTurn(
  'states_cause',
  /\broot causes? (?:was|were|is|are|of|for|behind|lies|lay|turned)\b|\bcausa ra[ií]z\b[^.]{0,30}[:：]/i,
)
/** A paragraph that may state a cause: no picture, no announcement, no remedy, and where one says "the root cause was", that one. */
function isCausePart(part: Part, index: number, said: boolean, source: Source): boolean {
  const piece = part.pieces[index]
  if (!piece || introducesCauses(part, index, source)) return false
  const words = source.flat(piece.start, piece.end).replace(/^(?:\s*<br\s*\/?>)+\s*/i, '')
  if (said && !SAYS_ROOT.test(words)) return false
  if (/^\s*[*_]*!?\[[^\]]*\]\([^)]*\)[*_]*\s*$/.test(words) || /^_Fig/.test(words) || REMEDY.test(words)) return false
  return !(/[:：]\**\s*$/.test(words) && (index > 0 || words.length < 40))
}

const ASKS =
  /(?<!\p{L})(?:why|por ?qu[eéê]|pourquoi|warum|wieso|weshalb|perch[éè]|почему|отчего)(?!\p{L})|なぜ|どうして|为什么|为何|為什麼|왜/giu

/** A chain of whys: bullets or rows that ask why, the last of which is the root. */
function isChain(part: Part, source: Source): boolean {
  const first = part.pieces.find((piece) => piece.type === 'list' || piece.type === 'table')
  if (!first) return false
  if (/\bwhys\b|\b(?:5|five) why\b|porqu[eéê]s\b|cinq pourquoi|5 pourquoi|なぜなぜ/iu.test(part.title)) return true
  return (source.flat(first.start, Math.min(first.end, first.start + 400)).match(ASKS)?.length ?? 0) >= 2
}

function readChain(piece: Piece, kind: Kind, part: Part, source: Source, read: CausesRead): void {
  if (piece.node?.type !== 'list' || concludesBelow(part, piece, source)) return
  const last = listUnits(piece.node, source).at(-1)
  if (last) push(read, kind, answerIn(last.text), [last.span], false)
}

function readWhyTable(piece: Piece, kind: Kind, part: Part, source: Source, read: CausesRead): void {
  if (piece.node?.type !== 'table' || concludesBelow(part, piece, source)) return
  const row = piece.node.children.at(-1)
  const cell = row?.children.toSorted((a, b) => plainText(b).length - plainText(a).length)[0]
  if (row && cell) push(read, kind, textOf(cell, source), [{ start: piece.start, end: piece.end }], false)
}

const CAUSE_HEAD =
  /(?<!\p{L})(?:factors?|causes?|root causes?|reasons?|contribut\p{L}+|facteurs?|causas?|causa|factores?|fatores?|ursachen?|faktor(?:en)?|fattori|причин\p{L}*)(?!\p{L})|原因|要因|因素|원인/iu

/** The rows of a table with a column of causes. */
function readTable(table: Table, kind: Kind, source: Source, read: CausesRead): void {
  const [head, ...rows] = table.children
  const heads = head?.children.map((cell) => textOf(cell, source)) ?? []
  const main = heads.findIndex((words) => CAUSE_HEAD.test(words))
  if (!head || !rows[0] || main < 0) return
  read.structure.push({ start: startOf(head), end: startOf(rows[0]) })
  for (const row of rows) {
    const others = row.children.flatMap((cell, index) => {
      const words = textOf(cell, source)
      return index === main || !words ? [] : [`${heads[index] ?? ''}: ${words}`]
    })
    push(read, kind, [textOf(row.children[main], source), ...others].filter(Boolean).join('\n\n'), [spanOf(row)], true)
  }
}

/** A chain of whys is often followed by the root cause in a sentence of its own. */
const concludesBelow = (part: Part, chain: Piece, source: Source): boolean =>
  part.parts.some((child) => child.kind === 'root_cause' && !isWhy(child)) ||
  part.pieces.some(
    (piece) => piece.start > chain.start && piece.type === 'paragraph' && CONCLUDES.test(source.flat(piece.start, piece.end)),
  )

const CONCLUDES = /\broot cause|causa ra[ií]z|cause racine|grundursache|根本原因|근본 원인/iu

/** "**Why** did it fail? Because the disk was full." without the question. */
const answerIn = (text: string): string => /[?？]\**\s*(?:→|->|–|—|-|:|：)?\s*(\S[\s\S]+)$/.exec(text)?.[1] ?? text

/** A list is one of causes unless the sentence before it announces steps, examples or consequences. */
function isListOfCauses(part: Part, index: number, source: Source): boolean {
  const piece = part.pieces[index]
  if (piece?.node?.type === 'list' && isWalk(piece.node, source)) return false
  if (piece?.announced) return KINDS[piece.announced] !== undefined
  const before = part.pieces[index - 1]
  if (before?.type !== 'paragraph') return part.pieces.filter(({ type }) => type === 'paragraph').length === 0
  return introducesCauses(part, index - 1, source)
}

/** "To find it we looked at …", "Then we restarted …": steps of the search, told below the heading for its result. */
function isWalk(list: List, source: Source): boolean {
  const steps = listUnits(list, source).filter(({ text }) => STEP.test(text) || REMEDY.test(text))
  return steps.length * 2 >= list.children.length
}

const STEP =
  /^(?:(?:and )?then\b|next\b|after that\b|finally\b|afterwards\b|first,? (?:we|i)\b|(?:we|i) (?:\w+ )?(?:check|look|search|inspect|investigat|start|us|notic|found|open|ran|log)\w*\b)/i

const NAMES_CAUSES =
  /\b(?:causes?|factors?|reasons?|issues|problems|mistakes|gaps|bugs|failures|contribut\w+|two|three|four|several|following)\b[^.]{0,60}[:：.]\**\s*$/i

/** Ends with an announcement of several things. */
function names(piece: Piece, source: Source): boolean {
  const words = source.flat(Math.max(piece.start, piece.end - 160), piece.end)
  return NAMES_CAUSES.test(words) || /(?:次の|以下|如下|다음)[^。]{0,30}[。:：]?\s*$/u.test(words)
}

/** "The outage resulted from three factors:" says no cause itself, the list below it does. */
function introducesCauses(part: Part, index: number, source: Source): boolean {
  const piece = part.pieces[index]
  const next = part.pieces[index + 1]
  if (!piece || next?.type !== 'list') return false
  return names(piece, source)
}

function readList(piece: Piece, kind: Kind, source: Source, read: CausesRead): void {
  if (piece.node?.type !== 'list') return
  for (const unit of listUnits(piece.node, source)) push(read, saidKind(unit.text) ?? kind, unit.text, [unit.span], true)
}

/** "Trigger: a release": the item says itself what it is. */
function saidKind(text: string): Kind | null {
  const label = /^[*_\s]*(\p{L}[^:：*\n]{1,40}?)[*_\s]*[:：]/u.exec(text)?.[1]
  const meaning = label === undefined ? null : headingMeaning(label)
  return (meaning?.isBare && meaning.kind && KINDS[meaning.kind]) || null
}

function push(read: CausesRead, kind: Kind, text: string, spans: Span[], isMoved: boolean): void {
  if (!/[\p{L}\p{N}]/u.test(text) || read.items.length >= ITEM_LIMIT) return
  read.items.push({ id: `cause-${read.items.length + 1}`, spans, kind, text })
  if (isMoved) read.moved.push(...spans)
}
