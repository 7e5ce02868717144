import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { paragraphAbove } from './turning'

test.each([
  ['first\n\nsecond\nstill second\n\n/cause', 'second\nstill second'],
  ['only\n/entry', 'only'],
  ['/action', ''],
  ['\n\n/action', ''],
])('of %j the paragraph above the last line is %j', (doc, paragraph) => {
  const state = EditorState.create({ doc })
  expect(paragraphAbove(state, doc.length)).toBe(paragraph)
})
