import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { EditorState, type TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { listKeys } from './list-keys'

/** "- a|": the bar is the caret. Null where the key is left to the browser. */
function press(key: string, drawn: string): string | null {
  let state = EditorState.create({
    doc: drawn.replace('|', ''),
    selection: { anchor: drawn.indexOf('|') },
    extensions: markdown({ base: markdownLanguage }),
  })
  const dispatch = (spec: TransactionSpec & { state?: EditorState }) => {
    state = spec.state ?? state.update(spec).state
  }
  const view = { state, dispatch } as unknown as EditorView
  if (!listKeys.some((binding) => binding.key === key && binding.run?.(view))) return null
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

test.each([
  ['a list goes on', '- a|', '- a\n- |'],
  ['its numbers are counted on', '1. a|\n2. b', '1. a\n2. |\n3. b'],
  ['a task follows a task, not yet done', '- [x] a|', '- [x] a\n- [ ] |'],
  ['a list in a list goes on there', '1. a\n   - b|', '1. a\n   - b\n   - |'],
  ['its empty point comes out of it', '1. a\n   1. b\n   2. |', '1. a\n   1. b\n2. |'],
  ['an empty point ends the list', '- a\n- |', '- a\n\n|'],
  ['an empty task as well', '- [ ] a\n- [ ] |', '- [ ] a\n\n|'],
  ['words without a list are left alone', 'a|', null],
])('with Enter %s', (_, before, after) => expect(press('Enter', before)).toBe(after))

test.each([
  ['a point goes into the one above', '- a\n- b|', '- a\n  - b|'],
  ['as far as its words begin', '1. a\n2. b|', '1. a\n   1. b|'],
  ['counted on from those that are there', '1. a\n   1. b\n2. c|', '1. a\n   1. b\n   2. c|'],
  ['one without words too', '- a\n- |', '- a\n  - |'],
  ['with what belongs to it', '- a\n- b|\n  - c\n\n  more\n- d', '- a\n  - b|\n    - c\n\n    more\n- d'],
  ['a task as well', '- [ ] a\n- [ ] b|', '- [ ] a\n  - [ ] b|'],
  ['not the first one', '- a|\n- b', null],
  ['not two at once', '- a\n  - b|', null],
  ['not words that are no point', 'a|', null],
  ['not one of another list', '- a\n\ntext\n\n- b|', null],
])('with Tab %s', (_, before, after) => expect(press('Tab', before)).toBe(after))

test.each([
  ['a point comes out to its parent', '- a\n  - b|', '- a\n- b|'],
  ['with what belongs to it', '- a\n  - b|\n    - c', '- a\n- b|\n  - c'],
  ['counted on', '1. a\n   1. b|', '1. a\n2. b|'],
  ['of three one at a time', '1. a\n   - b\n     - c|', '1. a\n   - b\n   - c|'],
  ['not one that is in none', '- a\n- b|', null],
])('with Shift-Tab %s', (_, before, after) => expect(press('Shift-Tab', before)).toBe(after))
