import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Cause } from '@/lib/causes/store'
import type { ActionSummary } from '@/lib/corrective-actions/list.store'
import type { Lesson } from '@/lib/lessons/store'
import type { Section } from '@/lib/sections/store'
import type { Entry } from '@/lib/timeline/rules'
import { loadParts } from '../parts'

/** What stands on the wall at one time. */
export type Part = { key: string; title: string } & (
  | { kind: 'section'; body: string }
  | { kind: 'timeline'; entries: Entry[] }
  | { kind: 'causes'; causes: Cause[] }
  | { kind: 'actions'; actions: ActionSummary[] }
  | { kind: 'lessons'; lessons: Lesson[] }
)

/** The parts of a postmortem in the order of its page; what is empty is passed over, but for the actions, which the meeting adds to. */
export async function loadSteps(actor: Actor, incidentId: string): Promise<Part[]> {
  const { sections, entries, causes, actions, lessons } = await loadParts(actor, incidentId)
  const written = sections.filter(({ body }) => body.trim() !== '')
  const opens = ({ key }: Section) => key === 'summary' || key === 'impact'
  const of = ({ key, title, body }: Section): Part => ({ key: `section-${key}`, title, kind: 'section', body })
  return [
    ...written.filter(opens).map(of),
    ...(entries.length > 0 ? [{ key: 'timeline', title: 'Timeline', kind: 'timeline' as const, entries }] : []),
    ...(causes.length > 0 ? [{ key: 'causes', title: 'Causes', kind: 'causes' as const, causes }] : []),
    ...written.filter((section) => !opens(section)).map(of),
    ...(lessons.length > 0 ? [{ key: 'lessons', title: 'Lessons', kind: 'lessons' as const, lessons }] : []),
    { key: 'corrective-actions', title: 'Corrective actions', kind: 'actions', actions },
  ]
}
