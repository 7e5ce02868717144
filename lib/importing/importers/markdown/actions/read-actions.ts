import { clipped } from '../../../clip'
import type { DraftAction, Span } from '../../../draft'
import { ITEM_LIMIT } from '../../../limits'
import type { Part, Piece } from '../outline/part'
import { sentencesOf } from '../sentences'
import { endOf, type Source, startOf } from '../source'
import { lineUnits, listUnits, type Unit } from '../units'
import type { PartKind } from '../words/kinds'
import { ADDS, CLOSES, DONE, DUTY, isImperative, NO_PROMISE, PROMISE } from '../words/sentences'
import { actionFacts, type Inherited, inheritedFrom, nothingInherited } from './facts'
import { promisesIn } from './promises'
import { tableActions } from './table'

export interface ActionsRead {
  items: DraftAction[]
  moved: Span[]
  structure: Span[]
}

const isActions = (kind: PartKind | null): boolean => kind === 'actions' || kind === 'actions_done'

/** Actions stand under a heading for them; where there is none, in the promises of the text. */
export function readActions(part: Part, source: Source): ActionsRead {
  const read: ActionsRead = { items: [], moved: [], structure: [] }
  walk(part, source, read)
  if (read.items.length === 0)
    for (const { span, text } of promisesIn(part, source))
      push(read, { ...bare(text, null, nothingInherited, true), spans: [span] }, false)
  return read
}

function walk(part: Part, source: Source, read: ActionsRead): void {
  if (isActions(part.kind)) {
    const above = inheritedFrom(source.flat(part.titleSpan.start, part.titleSpan.end), part.kind === 'actions_done')
    readPart(part, above, part.level === 7, source, read)
    return
  }
  for (const [index, piece] of part.pieces.entries()) {
    if (piece.type === 'list' && isActions(piece.announced)) readList(piece, announcement(part, index, source), source, read)
    if (piece.node?.type === 'table' && part.kind !== 'timeline') readTable(piece, nothingInherited, false, source, read)
  }
  for (const child of part.parts) walk(child, source, read)
}

const announcement = (part: Part, index: number, source: Source): Inherited => {
  const intro = part.pieces[index - 1]
  return intro ? inheritedFrom(source.flat(Math.max(intro.start, intro.end - 200), intro.end), false) : nothingInherited
}

function readPart(part: Part, above: Inherited, isSingle: boolean, source: Source, read: ActionsRead): void {
  for (const [index, piece] of part.pieces.entries()) {
    if (piece.type === 'list') readList(piece, merged(above, announcement(part, index, source)), source, read)
    else if (piece.type === 'table') readTable(piece, above, true, source, read)
    else if (piece.type === 'paragraph' && !announces(piece, source) && !closes(part, index, source))
      readParagraph(piece, above, isSingle && part.pieces.length === 1, source, read)
  }
  for (const child of part.parts) readChild(child, above, source, read)
}

const merged = (above: Inherited, own: Inherited): Inherited => ({
  done: own.done ?? above.done,
  due: own.due ?? above.due,
  ticket: own.ticket ?? above.ticket,
})

const announces = (piece: Piece, source: Source): boolean =>
  /[:：]\**\s*$/.test(source.flat(Math.max(piece.start, piece.end - 6), piece.end))

/** A paragraph that sums up the items around it. */
const closes = ({ pieces }: Part, index: number, source: Source): boolean =>
  pieces.some(({ type }, other) => other !== index && (type === 'list' || type === 'table')) &&
  CLOSES.test(source.flat(pieces[index]?.start ?? 0, pieces[index]?.end ?? 0))

const ELSEWHERE = new Set<PartKind>([
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'timeline',
  'appendix',
  'people',
  'facts',
  'root_cause',
  'contributing_factor',
  'hypotheses',
  'closing',
  'summary',
])

/** A heading below the actions: a kind of action, or an action itself with what is to be done below it. */
function readChild(part: Part, above: Inherited, source: Source, read: ActionsRead): void {
  if (part.kind !== null && ELSEWHERE.has(part.kind)) return
  const own = merged(above, inheritedFrom(source.flat(part.titleSpan.start, part.titleSpan.end), part.kind === 'actions_done'))
  const [first] = part.pieces
  const isDivision =
    part.kind !== null ||
    part.title.split(/\s+/).length === 1 ||
    first?.type === 'list' ||
    first?.type === 'table' ||
    part.parts.length > 0
  if (isDivision || !first) {
    readPart(part, own, true, source, read)
    return
  }
  const body = source.cut(part.titleSpan.end, part.end)
  if (source.saysMore(part.titleSpan, part.title)) read.structure.push(part.titleSpan)
  const facts = actionFacts(body, null, own, true)
  push(read, { text: part.title, details: body, ...facts, spans: [{ start: part.start, end: part.end }] }, true)
}

function readTable(piece: Piece, above: Inherited, isKnown: boolean, source: Source, read: ActionsRead): void {
  if (piece.node?.type !== 'table') return
  const found = tableActions(piece.node, source, above, isKnown)
  if (!found || found.actions.length === 0) return
  read.structure.push(...found.structure)
  for (const action of found.actions) push(read, action, true)
}

function readList(piece: Piece, above: Inherited, source: Source, read: ActionsRead): void {
  if (piece.node?.type !== 'list' || (piece.announced && !isActions(piece.announced))) return
  for (const unit of listUnits(piece.node, source)) readUnit(unit, above, source, read)
}

/** A bullet that only names a group ("Database:") hands its place to the bullets below it. */
function readUnit(unit: Unit, above: Inherited, source: Source, read: ActionsRead): void {
  const [first, ...rest] = unit.item?.children ?? []
  const nested = rest.find((child) => child.type === 'list')
  if (first && nested?.type === 'list' && namesGroup(source.flat(startOf(first), endOf(first)))) {
    const words = source.flat(startOf(first), endOf(first))
    // "- **In progress**" above its own bullets; a longer name only happens to hold such a word.
    const own = words.split(/\s+/).length <= 3 ? merged(above, inheritedFrom(words, false)) : above
    for (const below of listUnits(nested, source))
      push(read, { ...bare(below.text, below.checked, own, false), spans: [below.span] }, true)
    return
  }
  if (!nested && GROUP_ALONE.test(unit.text)) read.structure.push(unit.span)
  else push(read, { ...bare(unit.text, unit.checked, above, false), spans: [unit.span] }, true)
}

/** "- **Tasks:**" above bullets of its own level. */
const GROUP_ALONE = /^(?:\*\*|__)[^*_\n]{1,60}(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])$/u

function namesGroup(words: string): boolean {
  const plain = words.replace(/[*_`]/g, '').trim()
  if (plain.includes('\n') || plain.length > 60 || PROMISE.test(plain) || DUTY.test(plain)) return false
  return /[:：]$/.test(plain)
    ? plain.split(/\s+/).length <= 5
    : !isImperative(plain) && plain.split(/\s+/).length <= 6 && !/[.!]$/.test(plain)
}

function readParagraph(piece: Piece, above: Inherited, isSingle: boolean, source: Source, read: ActionsRead): void {
  const lines = lineUnits(piece.start, piece.end, source)
  const units =
    lines ?? blocksOf(piece, source).map((span) => ({ span, text: source.cut(span.start, span.end), checked: null, item: null }))
  const acting = new Set(isSingle && !lines ? units : units.filter(({ text }) => isAction(text, above)))
  const all = lines !== null && acting.size >= units.length * 0.6
  let last: Unit | null = null
  for (const unit of units) {
    if (all || acting.has(unit)) {
      if (last) pushUnit(last, above, read)
      last = { ...unit }
    } else if (last) {
      last.text = `${last.text}\n${unit.text}`
      last.span = { start: last.span.start, end: unit.span.end }
    }
  }
  if (last) pushUnit(last, above, read)
}

const pushUnit = (unit: Unit, above: Inherited, read: ActionsRead): void =>
  push(read, { ...bare(unit.text, null, above, true), spans: [unit.span] }, true)

/** A paragraph, divided where a sentence adds another action. */
function blocksOf(piece: Piece, source: Source): Span[] {
  const starts = sentencesOf(source.text, piece.start, piece.end).filter(({ start, end }, index) => {
    const words = source.flat(start, end)
    return index === 0 || (ADDS.test(words) && isAction(words, nothingInherited))
  })
  return starts.map(({ start }, index) => ({
    start,
    end: start + source.text.slice(start, starts[index + 1]?.start ?? piece.end).trimEnd().length,
  }))
}

function isAction(text: string, above: Inherited): boolean {
  if (above.done === true) return true
  const flat = text.replace(/[\n\t]/g, ' ')
  return sentencesOf(text, 0, text.length).some(({ start, end }) => {
    const words = flat.slice(start, end)
    return isImperative(words) || DUTY.test(words) || DONE.test(words) || (PROMISE.test(words) && !NO_PROMISE.test(words))
  })
}

const bare = (text: string, checked: boolean | null, above: Inherited, isProse: boolean): Omit<DraftAction, 'id' | 'spans'> => ({
  text,
  details: '',
  ...actionFacts(text, checked, above, isProse),
})

function push(read: ActionsRead, action: Omit<DraftAction, 'id'>, isMoved: boolean): void {
  if (!/[\p{L}\p{N}]/u.test(action.text) || read.items.length >= ITEM_LIMIT) return
  const limited = {
    ...action,
    owner: clipped(action.owner, 500),
    due: clipped(action.due, 500),
    ticket: clipped(action.ticket, 2_000),
  }
  read.items.push({ id: `action-${read.items.length + 1}`, ...limited })
  if (isMoved) read.moved.push(...action.spans)
}
