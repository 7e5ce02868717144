import type { Rows } from '@/lib/importing/rows'
import { instantsOf } from '@/lib/incidents/rules'
import { arrange } from '@/lib/postmortems/arrange'
import type { PostmortemDocument } from '@/lib/postmortems/document'
import type { DocumentRow } from '@/lib/postmortems/store'
import { inOrder } from '@/lib/timeline/rules'

/** The document that an imported incident is written as, without a database: as lib/importing/accept.store.ts would store its rows. */
export function documentOf(
  rows: Rows,
  number: number,
  record?: { state: DocumentRow['postmortemState']; publishedAt: string | null },
): PostmortemDocument {
  const entries = inOrder(rows.entries)
  const at = new Date(0)
  const placed = <T extends object>(list: T[], kind: string) =>
    list.map((item, position) => ({
      id: `${kind}-${String(position).padStart(6, '0')}`,
      position,
      audience: 'members' as const,
      ...item,
    }))
  const standing = { verifiedAt: null, waivers: [], checks: [], owner: null, stateChangedAt: at }
  const { startedOn, ...incident } = rows.incident
  const row: DocumentRow = {
    ...{ id: 'incident', number, ...incident, isPrivate: false, people: [], services: [] },
    ...{
      postmortemState: record?.state ?? 'draft',
      publishedAt: record?.publishedAt ? new Date(record.publishedAt) : null,
      told: null,
    },
    startedOn: startedOn === null ? null : new Date(startedOn),
    ...instantsOf(entries),
    sections: placed(rows.sections, 'section'),
    lessons: placed(rows.lessons, 'lesson'),
    entries: placed(
      entries.map(({ from: _, ...entry }) => entry),
      'entry',
    ),
    causes: placed(
      rows.causes.map(({ kind, text }) => ({
        kind,
        text,
        parentId: null,
        deletedAt: null,
        told: null,
        evidence: [],
        actions: [],
      })),
      'cause',
    ),
    actions: rows.actions.map(({ record: own, from: _, dueOn, ...action }, position) => ({
      ...{ type: null, priority: 'medium' as const, told: null, audience: 'members' as const, ...standing, ...action },
      number: own?.number ?? position + 1,
      dueOn: dueOn === null ? null : new Date(dueOn),
    })),
  }
  return arrange(row)
}
