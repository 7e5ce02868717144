import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db } from '../platform/db/client'
import type { Revision, Subject } from './rules'
import { hiddenSubjects, read, SELECT } from './store'

/** One thing of an incident that stands otherwise at the later of two moments. */
export interface Between {
  subject: Subject
  subjectId: string
  /** Its revisions that stood then and later; null where it was not there, or not any more. */
  before: Revision | null
  after: Revision | null
  /** What stands today: a change begins from it. */
  latestVersion: number
  isDeleted: boolean
}

/** So a postmortem is read. */
const ORDER: readonly Subject[] = ['incident', 'section', 'timeline_entry', 'cause', 'corrective_action', 'lesson']

/**
 * What of a whole incident stands otherwise at one moment than at another, in the order of a postmortem. A run of writing together
 * counts whole from the moment it began; going into review, an answer and publishing end it, so those moments are exact.
 * @param until null for now
 */
export async function listBetween(actor: Actor, incidentId: string, from: Date, until: Date | null): Promise<Between[]> {
  demand(actor, 'read')
  const hidden = await hiddenSubjects(actor, incidentId)
  const [then, later, today] = await Promise.all([from, until, null].map((at) => standingAt(actor, incidentId, hidden, at)))
  const changed = [...(later ?? [])].filter(([subjectId, { id }]) => then?.get(subjectId)?.id !== id)
  const ids = changed.flatMap(([subjectId, { id }]) => [id, then?.get(subjectId)?.id ?? []].flat())
  const rows = await db().revision.findMany({ where: { id: { in: ids } }, select: SELECT })
  const revisions = new Map(rows.map((row) => [row.id, read(row)]))
  const standing = (id: string | undefined) => {
    const revision = id === undefined ? undefined : revisions.get(id)
    return revision && revision.change !== 'deleted' ? revision : null
  }
  return changed
    .map(([subjectId, { id, subject }]) => ({
      ...{ subject: subject as Subject, subjectId },
      ...{ before: standing(then?.get(subjectId)?.id), after: standing(id) },
      latestVersion: today?.get(subjectId)?.version ?? 0,
      isDeleted: today?.get(subjectId)?.change === 'deleted',
    }))
    .filter(({ before, after }) => before !== null || after !== null)
    .sort((a, b) => ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject) || (a.subjectId < b.subjectId ? -1 : 1))
}

/** The newest revision of each thing at a moment, without what it says. */
async function standingAt(actor: Actor, incidentId: string, hidden: string[], at: Date | null) {
  const rows = await db().revision.findMany({
    where: {
      ...{ incidentId, incident: visibleIncidents(actor), subjectId: { notIn: hidden } },
      ...(at && { createdAt: { lte: at } }),
    },
    select: { id: true, subject: true, subjectId: true, version: true, change: true },
    orderBy: { version: 'desc' },
    distinct: ['subjectId'],
  })
  return new Map(rows.map((row) => [row.subjectId, row]))
}
