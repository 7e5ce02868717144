import type { RootContent } from 'mdast'
import { LESSON_KINDS, LESSON_WORDS } from '../../../lessons/rules'
import type { PostmortemDocument } from '../../document'
import type { Block, Embedder } from '../../embed'
import { heading, list, paragraph } from '../../mdast'

export function writeLessons({ lessons }: PostmortemDocument, embed: Embedder): RootContent[] {
  const groups = LESSON_KINDS.map((kind) => ({
    words: LESSON_WORDS[kind],
    lessons: lessons.filter((lesson) => lesson.kind === kind),
  }))
  const told = groups.filter((group) => group.lessons.length > 0)
  if (told.length === 0) return []
  return [
    heading(2, 'Lessons'),
    ...told.flatMap(({ words, lessons: ofKind }): RootContent[] => [
      heading(3, words),
      list(ofKind.map((lesson) => writeLesson(lesson.text, embed))),
    ]),
  ]
}

function writeLesson(markdown: string, embed: Embedder): Block[] {
  const { words, blocks } = embed.short(markdown)
  return words.length > 0 || blocks.length === 0 ? [paragraph(...words), ...blocks] : blocks
}
