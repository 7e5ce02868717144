import { EditorState, type TransactionSpec } from '@codemirror/state'
import { expect, test } from 'vitest'
import { wrapIn } from './format-keys'

/** "a [b] c": the brackets are what is selected. */
function press(mark: string, drawn: string): string {
  const anchor = drawn.indexOf('[')
  const head = drawn.indexOf(']') - 1
  let state = EditorState.create({ doc: drawn.replace(/[[\]]/g, ''), selection: { anchor, head } })
  wrapIn(mark)({
    state,
    dispatch: (...specs: unknown[]) => {
      const [spec] = specs as [TransactionSpec & { state?: EditorState }]
      state = spec.state ?? state.update(spec).state
    },
  })
  const { from, to } = state.selection.main
  const doc = state.doc.toString()
  return `${doc.slice(0, from)}[${doc.slice(from, to)}]${doc.slice(to)}`
}

test.each([
  ['**', 'the [lock] was held', 'the **[lock]** was held'],
  ['**', 'the **[lock]** was held', 'the [lock] was held'],
  ['_', '[]', '_[]_'],
  ['`', 'run `[ls]`', 'run [ls]'],
  ['`', '[ls]', '`[ls]`'],
])('%s turns %j into %j', (mark, before, after) => {
  expect(press(mark, before)).toBe(after)
})
