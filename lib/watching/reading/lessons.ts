import type { RootContent } from 'mdast'
import { LESSON_KINDS, LESSON_WORDS } from '../../lessons/rules'
import { type Gathering, markdownOf, wordsOf } from './seen'

/** The lessons below "Lessons": a list under the heading of each kind. */
export function readLessons(blocks: readonly RootContent[], into: Gathering): void {
  let kind: (typeof LESSON_KINDS)[number] | undefined
  for (const block of blocks) {
    if (block.type === 'heading') {
      const words = wordsOf(block.children)
      kind = LESSON_KINDS.find((one) => LESSON_WORDS[one] === words)
      if (!kind) into.refuse(block, `Lessons stand under one of ${Object.values(LESSON_WORDS).join(', ')}.`)
    } else if (block.type === 'list' && kind) {
      for (const item of block.children) into.see('lesson', null, { kind, text: markdownOf(item.children) }, item)
    } else into.refuse(block, 'Lessons stand in a list under the heading of their kind.')
  }
}
