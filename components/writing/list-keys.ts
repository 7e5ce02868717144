import type { EditorView, KeyBinding } from '@codemirror/view'

const EMPTY_POINT = /^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s*)?$/

/**
 * Enter on a point without words ends its list, with a line between: what is written next would belong to the last point
 * otherwise. All other lists are continued by the language's own Enter.
 */
export const listKeys: readonly KeyBinding[] = [{ key: 'Enter', run: endList }]

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
