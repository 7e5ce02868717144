import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { type ChangeSpec, EditorSelection, type EditorState, type Line } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'

type Pressed = Pick<EditorView, 'state' | 'dispatch'>

const EMPTY_POINT = /^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s*)?$/
const POINT = /^(\s*)([-*+]|\d+[.)])\s/

/**
 * Enter on a point without words ends its list, with a line between: what is written next would belong to the last point
 * otherwise. All other lists are continued by the language's own Enter, which takes an empty point out of its parent. Tab puts
 * a point, with what belongs to it, into the one above, Shift-Tab takes it out again; where neither can be, Tab is the browser's.
 */
export const listKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: endList },
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Tab', run: putIn },
  { key: 'Shift-Tab', run: takeOut },
]

function endList(view: EditorView): boolean {
  const { main } = view.state.selection
  const line = view.state.doc.lineAt(main.head)
  if (!main.empty || !EMPTY_POINT.test(line.text) || line.number === 1) return false
  if (view.state.doc.line(line.number - 1).text.trim() === '') return false
  view.dispatch({
    changes: { from: line.from, to: line.to, insert: '\n' },
    selection: { anchor: line.from + 1 },
    scrollIntoView: true,
    userEvent: 'input',
  })
  return true
}

function putIn({ state, dispatch }: Pressed): boolean {
  const first = pointAt(state)
  const above = first && pointAbove(state, first.line.number, first.indent)
  if (!first || !above || above.indent < first.indent) return false
  return indent({ state, dispatch }, first, above.inside)
}

function takeOut({ state, dispatch }: Pressed): boolean {
  const first = pointAt(state)
  const around = first && pointAbove(state, first.line.number, first.indent - 1)
  return first && around ? indent({ state, dispatch }, first, around.indent) : false
}

interface Point {
  line: Line
  indent: number
  /** Where what belongs to it begins. */
  inside: number
}

function pointOf(line: Line): Point | null {
  const [, space, mark] = POINT.exec(line.text) ?? []
  return space === undefined || mark === undefined ? null : { line, indent: space.length, inside: space.length + mark.length + 1 }
}

const pointAt = (state: EditorState): Point | null => pointOf(state.doc.lineAt(state.selection.main.from))

/** The nearest point above that stands at most that far in, of the same list. */
function pointAbove(state: EditorState, from: number, atMost: number): Point | null {
  for (let number = from - 1; number >= 1; number--) {
    const line = state.doc.line(number)
    const point = pointOf(line)
    if (point && point.indent <= atMost) return point
    if (!point && /^\S/.test(line.text)) return null
  }
  return null
}

/** All lines that are selected, and those that belong to the last of them. */
function indent({ state, dispatch }: Pressed, first: Point, to: number): boolean {
  const { doc, selection } = state
  const { line, indent: was } = first
  let last = doc.lineAt(selection.main.to).number
  while (last < doc.lines && (isEmpty(doc.line(last + 1)) || widthOf(doc.line(last + 1)) > was)) last++
  const lines = Array.from({ length: last - line.number + 1 }, (_, at) => doc.line(line.number + at))
  const changes = state.changes([
    ...lines.filter((one) => !isEmpty(one)).map((one) => shifted(one, to - was)),
    ...numbered(state, first, to),
  ])
  dispatch({
    changes,
    selection: EditorSelection.create(selection.ranges.map((range) => range.map(changes, 1))),
    scrollIntoView: true,
    userEvent: 'input.indent',
  })
  return true
}

const shifted = (line: Line, by: number): ChangeSpec =>
  by > 0 ? { from: line.from, insert: ' '.repeat(by) } : { from: line.from, to: line.from + Math.min(-by, widthOf(line)) }

/** A number goes on from the one before it there, or begins: Markdown takes a list that begins with another for words. */
function numbered(state: EditorState, { line, indent }: Point, to: number): ChangeSpec[] {
  const [digits] = /^\d+/.exec(line.text.slice(indent)) ?? []
  if (digits === undefined) return []
  const before = pointAbove(state, line.number, to)
  const [last = '0'] = before?.indent === to ? (/^\d+/.exec(before.line.text.slice(to)) ?? []) : []
  return [{ from: line.from + indent, to: line.from + indent + digits.length, insert: String(Number(last) + 1) }]
}

const isEmpty = ({ text }: Line): boolean => text.trim() === ''
const widthOf = ({ text }: Line): number => text.length - text.trimStart().length
