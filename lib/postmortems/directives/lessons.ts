import type { RootContent } from 'mdast'
import { LESSON_KINDS, LESSON_WORDS } from '../../lessons/rules'
import type { Block, Embedder } from '../embed'
import { heading, list, paragraph } from '../mdast'
import { below, headed, oneOf, someOf } from './attributes'
import { leaf, under } from './directive'

/** The lessons, each kind under a heading of its own, or all in one list. */
export const lessons = leaf({
  name: 'lessons',
  about: 'The lessons.',
  isOfSeveral: true,
  attributes: { ...headed('Lessons'), format: oneOf('grouped', 'list'), kind: someOf(LESSON_KINDS) },
  write({ heading: title, level, format, kind }, { document, embed }) {
    const kinds = LESSON_KINDS.filter((each) => kind === null || kind.includes(each))
    const groups = kinds
      .map((each) => ({ words: LESSON_WORDS[each], lessons: document.lessons.filter((lesson) => lesson.kind === each) }))
      .filter((group) => group.lessons.length > 0)
    if (groups.length === 0) return []
    if (format === 'list') {
      const items = groups.flatMap((group) => group.lessons.map((lesson) => writeLesson(lesson.text, embed)))
      return under(title, level, [list(items)])
    }
    const parts = groups.flatMap(({ words, lessons: ofKind }): RootContent[] => [
      heading(below(level), words),
      list(ofKind.map((lesson) => writeLesson(lesson.text, embed))),
    ])
    return under(title, level, parts)
  },
})

function writeLesson(markdown: string, embed: Embedder): Block[] {
  const { words, blocks } = embed.short(markdown)
  return words.length > 0 || blocks.length === 0 ? [paragraph(...words), ...blocks] : blocks
}
