import type { RootContent } from 'mdast'
import type { LessonKind } from '../../../platform/db/generated/enums'
import type { PostmortemDocument } from '../../document'
import type { Block, Embedder } from '../../embed'
import { heading, list, paragraph } from '../../mdast'

const KINDS: [LessonKind, string][] = [
  ['went_well', 'What went well'],
  ['went_wrong', 'What went wrong'],
  ['got_lucky', 'Where we got lucky'],
  ['surprised', 'What surprised us'],
  ['learned', 'What we learned'],
]

export function writeLessons({ lessons }: PostmortemDocument, embed: Embedder): RootContent[] {
  const groups = KINDS.map(([kind, words]) => ({ words, lessons: lessons.filter((lesson) => lesson.kind === kind) }))
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
