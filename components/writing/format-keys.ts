import { type ChangeSpec, EditorSelection } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'

/** Strong, emphasis and code, put around what is selected or taken off again. */
export const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: wrapIn('**'), preventDefault: true },
  { key: 'Mod-i', run: wrapIn('_'), preventDefault: true },
  { key: 'Mod-e', run: wrapIn('`'), preventDefault: true },
]

/** With nothing selected the caret stands between the marks. */
export function wrapIn(mark: string): (view: Pick<EditorView, 'state' | 'dispatch'>) => boolean {
  return ({ state, dispatch }) => {
    const size = mark.length
    const change = state.changeByRange(({ from, to }) => {
      const isInside = state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark
      if (isInside) {
        const changes: ChangeSpec[] = [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ]
        return { changes, range: EditorSelection.range(from - size, to - size) }
      }
      const changes: ChangeSpec[] = [
        { from, insert: mark },
        { from: to, insert: mark },
      ]
      return { changes, range: EditorSelection.range(from + size, to + size) }
    })
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
    return true
  }
}
