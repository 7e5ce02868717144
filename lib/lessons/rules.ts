import type { LessonKind } from '../platform/db/generated/enums'

/** The kinds in the order in which they are shown. */
export const LESSON_KINDS = ['went_well', 'went_wrong', 'got_lucky', 'surprised', 'learned'] as const satisfies LessonKind[]

export const LESSON_WORDS: Record<LessonKind, string> = {
  went_well: 'What went well',
  went_wrong: 'What went wrong',
  got_lucky: 'Where we got lucky',
  surprised: 'What surprised us',
  learned: 'Lessons learned',
}
