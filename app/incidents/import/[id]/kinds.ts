import type { ItemKind } from '@/lib/importing/draft'
import type { PassageKind } from '@/lib/importing/passages'

/** What an item or a passage can be made, with the key that does it. */
export type Kind = ItemKind | 'structure'

export const KINDS: readonly { is: Kind; label: string; title: string; key: string }[] = [
  { is: 'entry', label: 'Timeline', title: 'Timeline', key: 'e' },
  { is: 'cause', label: 'Cause', title: 'Causes', key: 'c' },
  { is: 'action', label: 'Action', title: 'Corrective actions', key: 'a' },
  { is: 'lesson', label: 'Lesson', title: 'Lessons', key: 'l' },
  { is: 'section', label: 'Section', title: 'Sections', key: 's' },
  { is: 'structure', label: 'Left out', title: 'Left out', key: 'x' },
]

export const LABELS: Record<PassageKind, string> = {
  entry: 'Timeline',
  cause: 'Cause',
  action: 'Action',
  lesson: 'Lesson',
  section: 'Section',
  structure: 'Left out',
  fact: 'Fact',
}

const BECAME: Record<Kind, [one: string, many: string]> = {
  entry: ['a timeline entry', 'timeline entries'],
  cause: ['a cause', 'causes'],
  action: ['a corrective action', 'corrective actions'],
  lesson: ['a lesson', 'lessons'],
  section: ['a section', 'sections'],
  structure: ['structure, and is left out', 'structure, and are left out'],
}

/** "2 passages became causes". */
export const becameWords = (count: number, to: Kind): string =>
  count === 1 ? `A passage became ${BECAME[to][0]}` : `${count} passages became ${BECAME[to][1]}`
